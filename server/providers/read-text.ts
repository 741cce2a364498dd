import { removedMark } from './removed.ts';

/** As long as a list row, a search index and a live message can carry; a person never writes more. */
const mostCharacters = 4000;

/** Cut without leaving half a character at the end, and marked as cut. Whatever is beyond stays in the kept body. */
export function clip(text: string): string {
  if (text.length <= mostCharacters) return text;
  return `${text.slice(0, mostCharacters - 1).replace(/\p{Surrogate}$/u, '')}…`;
}

type Scalar = string | number | boolean;

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** What people only read, so one that cannot be read is left out and the event kept. What a privacy rule removed was not told. */
export function readText(value: unknown): string | null {
  return isScalar(value) && value !== '' && value !== removedMark ? clip(String(value)) : null;
}
