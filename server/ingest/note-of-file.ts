import { createHash } from 'node:crypto';
import type { RemovedFile } from '../providers/removed.ts';

/** Characters that are decoded at once. A multiple of four: only the last ones may be padded. */
const stride = 64 * 1024;

/** What is kept of a file instead of its content, which is base64 as a rule. */
export function noteOfFile(content: unknown): RemovedFile {
  const known = typeof content === 'string' ? measure(withoutBreaks(content)) : null;
  return { removed: 'file', size: known?.size ?? null, sha256: known?.sha256 ?? null };
}

/**
 * Whether a body says so of a file already: one that is sent again, or read again. Nothing else may hide in it. In XML a
 * number is text and null is empty.
 */
export function isNoteOfFile(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { removed, size, sha256, ...more } = value as Record<string, unknown>;
  return (
    removed === 'file' &&
    Object.keys(more).length === 0 &&
    /^\d{0,16}$/u.test(textOf(size)) &&
    /^(?:[0-9a-f]{64})?$/u.test(textOf(sha256))
  );
}

/** What is neither text nor number is no part of a note. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'none';
}

function withoutBreaks(text: string): string {
  return text.includes('\n') ? text.replace(/[\r\n]+/gu, '') : text;
}

/** Piece by piece, so that the file is never in memory as a whole. Null where it is no base64. */
function measure(text: string): { size: number; sha256: string } | null {
  if (text.length % 4 !== 0) return null;
  const hash = createHash('sha256');
  let size = 0;
  for (let at = 0; at < text.length; at += stride) {
    const letters = text.slice(at, at + stride);
    const bytes = Buffer.from(letters, 'base64');
    // The platform passes over what is no base64; what it took encodes to the same letters.
    if (bytes.toString('base64') !== letters) return null;
    hash.update(bytes);
    size += bytes.length;
  }
  return { size, sha256: hash.digest('hex') };
}
