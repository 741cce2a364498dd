import { z } from 'zod';

/** What a body is made of, in its order: so many bytes of text, or the base64 of the file with this SHA-256. */
export type Part = number | string;

export interface Recipe {
  parts: Part[];
  /** The bytes of all texts, one after the other. */
  text: Buffer;
}

const head = z.object({
  version: z.literal(1),
  parts: z.array(z.union([z.int().nonnegative(), z.string().regex(/^[0-9a-f]{64}$/u)])),
});
const endOfLine = 0x0a;

/** The first line of a recipe, as JSON. The texts follow it. */
export function recipeHead(parts: readonly Part[]): Buffer {
  return Buffer.from(`${JSON.stringify({ version: 1, parts })}\n`);
}

/** Null where it is none, or none that this version can read. */
export function parseRecipe(bytes: Buffer): Recipe | null {
  const end = bytes.indexOf(endOfLine);
  if (end === -1) return null;
  try {
    const { parts } = head.parse(JSON.parse(bytes.toString('utf8', 0, end)));
    return { parts, text: bytes.subarray(end + 1) };
  } catch {
    return null;
  }
}
