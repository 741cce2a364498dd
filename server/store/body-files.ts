import { databaseFile } from './database-file.ts';
import { createHash } from 'node:crypto';
import { decoded, encodedLength, encodeInto } from './base64.ts';
import { parseRecipe, type Part, type Recipe, recipeHead } from './body-recipe.ts';
import { type NamedFile, openNamedFiles } from './named-files.ts';
import { splitBody } from './split-body.ts';

/** Large bodies under their SHA-256, and each file that they carry once. What is written is on the disk when `write` returns. */
export interface BodyFiles {
  write(sha256: Uint8Array, body: Uint8Array): void;
  /** Null where some of its `size` bytes are missing. Whether they are still what was written is for the reader to find out. */
  read(sha256: Uint8Array, size: number): Buffer | null;

  /** The same for what is kept for a limited time only: in one file of its own, so that it can be erased. */
  writeRaw(sha256: Uint8Array, body: Uint8Array): void;
  readRaw(sha256: Uint8Array): Buffer | null;
  eraseRaw(sha256: Uint8Array): void;
}

/** The folder beside the database in which its large bodies are kept. */
export function bodyFolder(databaseUrl: string): string {
  return `${databaseFile(databaseUrl)}.bodies`;
}

/**
 * The files that a body carries are named by the SHA-256 of what they are, so that each is kept once, in whatever
 * bodies it comes. What else the body holds stands in its recipe, `SHA-256 OF THE BODY.recipe`, which is written once
 * all that it names is on the disk. A body that is kept for a limited time is `SHA-256 OF THE BODY.raw`, in one piece.
 */
export function openBodyFiles(folder: string): BodyFiles {
  const files = openNamedFiles(folder);

  return {
    write(sha256, body) {
      const pieces = splitBody(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
      const parts: Part[] = [];
      const texts: Buffer[] = [];
      const carried: NamedFile[] = [];
      for (const { isBase64, bytes } of pieces) {
        if (isBase64) {
          const name = nameOf(decoded(bytes));
          parts.push(name);
          carried.push({ name, chunks: () => decoded(bytes) });
        } else {
          parts.push(bytes.length);
          texts.push(bytes);
        }
      }
      files.keep(carried);
      files.keep([{ name: recipeName(sha256), chunks: () => [recipeHead(parts), ...texts] }]);
    },

    read(sha256, size) {
      const bytes = files.read(recipeName(sha256));
      const recipe = bytes && parseRecipe(bytes);
      return recipe && joined(recipe, size, files.read);
    },

    writeRaw: (sha256, body) => files.keep([{ name: rawName(sha256), chunks: () => [body] }]),
    readRaw: (sha256) => files.read(rawName(sha256)),
    eraseRaw: (sha256) => files.remove(rawName(sha256)),
  };
}

/** Of a file: its SHA-256. */
function nameOf(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

function recipeName(sha256: Uint8Array): string {
  return `${Buffer.from(sha256).toString('hex')}.recipe`;
}

function rawName(sha256: Uint8Array): string {
  return `${Buffer.from(sha256).toString('hex')}.raw`;
}

/** Null where a file is missing, or where the parts are not as long as the body. */
function joined(
  { parts, text }: Recipe,
  size: number,
  readFile: (name: string) => Buffer | null,
): Buffer | null {
  const body = Buffer.allocUnsafe(size);
  let at = 0;
  let textAt = 0;
  for (const part of parts) {
    if (typeof part === 'number') {
      if (at + part > size || textAt + part > text.length) return null;
      text.copy(body, at, textAt, textAt + part);
      at += part;
      textAt += part;
    } else {
      const file = readFile(part);
      if (!file || at + encodedLength(file.length) > size) return null;
      encodeInto(body, at, file);
      at += encodedLength(file.length);
    }
  }
  return at === size && textAt === text.length ? body : null;
}
