const longest = 64;
/** The word that ends the address of tokens, so no source can have it. */
const reserved = 'token';

/**
 * The last part of an address for a workflow of that name, in the letters of its own script; empty where the name has
 * none. `taken` are those that the vendor's other sources have.
 */
export function proposeSlug(workflow: string, taken: readonly string[]): string {
  const letters = Array.from(
    workflow
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}._]+/gu, '-')
      .replace(/^[^\p{L}\p{N}]+/u, ''),
  );
  const slug = letters.slice(0, longest).join('').replace(/-+$/u, '');
  if (slug === '' || !isTaken(slug, taken)) return slug;
  for (let number = 2; ; number += 1) {
    const ending = `-${number}`;
    const next = letters.slice(0, longest - ending.length).join('') + ending;
    if (!isTaken(next, taken)) return next;
  }
}

function isTaken(slug: string, taken: readonly string[]): boolean {
  return slug === reserved || taken.includes(slug);
}
