/** Stands in a stored body where a privacy rule removed a value. */
export const removedMark = '[removed]';

/** Stands where a file was: enough to know it again. Null members: what stood there was no base64. */
export interface RemovedFile {
  removed: 'file';
  /** Bytes of the file itself. */
  size: number | null;
  /** SHA-256 in hex. */
  sha256: string | null;
}
