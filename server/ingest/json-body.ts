import { isUtf8 } from 'node:buffer';
import { maxDepth, type ParsedBody } from './parsed-body.ts';

/** Bytes to a JSON value: strict UTF-8 (a leading byte-order mark is passed over), capped depth, no lossy reading. */
export function parseJsonBody(bytes: Uint8Array): ParsedBody {
  if (bytes.byteLength === 0) return { ok: false, reason: 'The body is empty.' };
  if (!isUtf8(bytes)) return { ok: false, reason: 'The body is not valid UTF-8.' };
  if (isTooDeep(bytes)) return { ok: false, reason: `The body is nested deeper than ${maxDepth} levels.` };
  try {
    return { ok: true, value: JSON.parse(decode(bytes)) as unknown };
  } catch (error) {
    return { ok: false, reason: `The body is not JSON: ${describe(error)}` };
  }
}

/** A leading byte-order mark is passed over. */
function decode(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** The parser's message without its quotation of the body, which may hold personal data. */
function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const [, place] = /at position (\d+)/u.exec(message) ?? [];
  if (place !== undefined) return `it cannot be read at position ${place}.`;
  return /end of (?:JSON )?input/u.test(message) ? 'it ends too early.' : 'it cannot be read.';
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d,
];

/** Counts brackets outside strings. UTF-8 never uses these bytes inside another character. */
function isTooDeep(bytes: Uint8Array): boolean {
  // A notification has a handful of brackets in all, which settles it without telling strings apart.
  if (hasFewBrackets(bytes)) return false;
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) {
      at = endOfString(bytes, at);
    } else if (byte === openBrace || byte === openBracket) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (byte === closeBrace || byte === closeBracket) {
      depth -= 1;
    }
  }
  return false;
}

function hasFewBrackets(bytes: Uint8Array): boolean {
  let opened = 0;
  // By index: an iterator would cost more than everything else about a notification's depth.
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === openBrace || byte === openBracket) opened += 1;
    if (opened > maxDepth) return false;
  }
  return true;
}

function endOfString(bytes: Uint8Array, start: number): number {
  let end = bytes.indexOf(quote, start + 1);
  while (end !== -1) {
    let escapes = 0;
    while (bytes[end - 1 - escapes] === backslash) escapes += 1;
    if (escapes % 2 === 0) return end;
    end = bytes.indexOf(quote, end + 1);
  }
  return bytes.length;
}
