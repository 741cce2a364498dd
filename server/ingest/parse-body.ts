import { parseJsonBody } from './json-body.ts';
import type { BodyFormat } from './media-type.ts';
import type { ParsedBody } from './parsed-body.ts';
import { restoreLists } from './restore-lists.ts';
import { parseXmlBody } from './xml-body.ts';

/** Bytes to a value, the same one in either format. `lists`: members that hold lists, see `Provider`. */
export function parseBody(format: BodyFormat, bytes: Uint8Array, lists: readonly string[]): ParsedBody {
  if (format === 'json') return parseJsonBody(bytes);
  const parsed = parseXmlBody(bytes);
  if (parsed.ok) restoreLists(parsed.value, lists);
  return parsed;
}

const byteOrderMark = [0xef, 0xbb, 0xbf];
const space = new Set([0x09, 0x0a, 0x0d, 0x20]);
const angle = 0x3c;

/** How a body that was kept is written: XML begins with an angle bracket, and JSON never does. */
export function formatOf(bytes: Uint8Array): BodyFormat {
  let at = byteOrderMark.every((byte, index) => bytes[index] === byte) ? byteOrderMark.length : 0;
  while (space.has(bytes[at] ?? angle)) at += 1;
  return bytes[at] === angle ? 'xml' : 'json';
}
