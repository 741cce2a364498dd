/** Writes what was parsed and then changed, as bytes in the format that it came in. */
export function serialize(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
