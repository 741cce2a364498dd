import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fontFiles, type FontName, type Fonts } from './export/evidence/pdf/font-files.ts';

/** From beside the built program; from their packages where it runs from its sources, as in tests. */
export function readEvidenceFonts(): Fonts {
  const built = fileURLToPath(new URL('fonts/', import.meta.url));
  const { resolve } = createRequire(import.meta.url);
  const read = (name: FontName) => {
    const file = fontFiles[name];
    return readFileSync(existsSync(built) ? `${built}${basename(file)}` : resolve(file));
  };
  return {
    text: read('text'),
    strong: read('strong'),
    code: read('code'),
    hebrew: read('hebrew'),
    strongHebrew: read('strongHebrew'),
  };
}
