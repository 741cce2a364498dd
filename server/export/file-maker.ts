import type { FilePlan } from './make-file.ts';
import type { Reading } from './readings.ts';

export interface FileWanted {
  /** Aborted once nobody wants the file any more. */
  signal: AbortSignal;
  /** Told from time to time. */
  onRead: (reading: Reading) => void;
}

/** Makes files; where they are made is the business of the assembly. */
export interface FileMaker {
  /** The file in pieces, only as fast as they are taken. Throws where it cannot be made whole. */
  make(plan: FilePlan, wanted: FileWanted): AsyncGenerator<Uint8Array>;
  /** Breaks off whatever is being made, and closes what it is made from. Files may be asked for again afterwards. */
  letGo(): Promise<void>;
}
