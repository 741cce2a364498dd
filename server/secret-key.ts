import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The key that seals sign-ins and secrets: read from beside the database, or made there, for its owner only. */
export function secretKeyBeside(databaseFile: string): string {
  const file = join(dirname(databaseFile), 'secret.key');
  mkdirSync(dirname(file), { recursive: true });
  if (!existsSync(file)) {
    // Whole or not at all: a key that was cut short would seal nothing.
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
    renameSync(draft, file);
  }
  const key = readFileSync(file, 'utf8').trim();
  if (key.length < 32)
    throw new Error(`${file} holds no whole key. Delete it: everybody then signs in once more.`);
  return key;
}
