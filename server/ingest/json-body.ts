import { isUtf8 } from 'node:buffer';
import { maxDepth, type ParsedBody } from './parsed-body.ts';
import { withWholeNumbers } from './whole-numbers.ts';

/** Bytes to a JSON value: strict UTF-8 (a leading byte-order mark is passed over), capped depth, no lossy reading. */
export function parseJsonBody(bytes: Uint8Array): ParsedBody {
  if (bytes.byteLength === 0) return { ok: false, reason: 'The body is empty.' };
  if (!isUtf8(bytes)) return { ok: false, reason: 'The body is not valid UTF-8.' };
  if (isTooDeep(bytes)) return { ok: false, reason: `The body is nested deeper than ${maxDepth} levels.` };
  try {
    const value = JSON.parse(withWholeNumbers(decode(bytes))) as unknown;
    return { ok: true, value, hasUnread: () => repeatsMembers(bytes, value) };
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
const [colon, blank] = [0x3a, 0x20];

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

/**
 * Whether an object in the body names a member twice: then the parsed value holds the last of them alone, and nobody has
 * seen what the others hold. `bytes` must be what `value` was parsed from.
 */
export function repeatsMembers(bytes: Uint8Array, value: unknown): boolean {
  const members = countMembers(value);
  // Exact but for quotes inside of texts, which only ever add to it: that settles it for nearly every body.
  return countColonsAfterQuotes(bytes) !== members && countNames(bytes) !== members;
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) count += countMembers(value[index]);
    return count;
  }
  for (const name of Object.keys(value))
    count += 1 + countMembers((value as Readonly<Record<string, unknown>>)[name]);
  return count;
}

function countColonsAfterQuotes(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== colon) continue;
    let before = at - 1;
    while ((bytes[before] ?? quote) <= blank) before -= 1;
    if (bytes[before] === quote) count += 1;
  }
  return count;
}

/** Texts that a colon follows: in JSON nothing else is a name. */
function countNames(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(quote); at !== -1; at = bytes.indexOf(quote, at)) {
    at = endOfString(bytes, at) + 1;
    while ((bytes[at] ?? quote) <= blank) at += 1;
    if (bytes[at] === colon) count += 1;
  }
  return count;
}
