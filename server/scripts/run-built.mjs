import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

/**
 * Runs a built program inside this process, so that a signal sent to npm reaches it without a process in between.
 * @param {string} name file name below dist/server, without its ending
 */
export async function runBuilt(name) {
  await import(pathToFileURL(join(root, 'dist', 'server', `${name}.js`)).href);
}
