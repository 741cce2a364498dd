/** As long as a list row, a search index and a live message can carry; a person never writes more. */
const mostCharacters = 4000;

/** Cut without leaving half a character at the end. Whatever is beyond stays in the kept body. */
export function clip(text: string): string {
  return text.length <= mostCharacters ? text : text.slice(0, mostCharacters).replace(/\p{Surrogate}$/u, '');
}

type Scalar = string | number | boolean;

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** What people only read, so one that cannot be read is left out and the event kept. */
export function readText(value: unknown): string | null {
  return isScalar(value) && value !== '' ? clip(String(value)) : null;
}
