import { measureBase64 } from '../providers/measure-base64.ts';
import type { RemovedFile } from '../providers/removed.ts';

/** What is kept of a file instead of its content, which is base64 as a rule. */
export function noteOfFile(content: unknown): RemovedFile {
  const known = typeof content === 'string' ? measureBase64(content) : null;
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
