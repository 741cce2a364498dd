import type { BodyFormat } from './media-type.ts';
import { writeXml } from './write-xml.ts';

/** Writes what was parsed and then changed, as bytes in the format that it came in. */
export function serialize(format: BodyFormat, value: unknown): Uint8Array {
  return Buffer.from(format === 'json' ? JSON.stringify(value) : writeXml(value));
}
