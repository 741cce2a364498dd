import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GivingUp } from './run-command.mjs';
import { root } from './root.mjs';
import { runPackage } from './spawn.mjs';

const dist = join(root, 'dist');
const stampFile = join(dist, '.built');

/** Everything that the build reads, besides node_modules, which the lockfile stands for. */
const sources = ['server', 'shared', 'web'];
const files = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];
/** Parts of those folders that never get into the build. */
const unbuilt = /\.(test|spec|suite|arbitrary)\.(tsx?|mjs)$|[\\/](e2e|fixtures|scripts|testing)$|\.md$/;

/**
 * By content and not by time: a fresh copy, a container layer or a switched branch may carry any times.
 * @returns {string}
 */
function wanted() {
  const hash = createHash('sha256');
  /** @param {string} file */
  const add = (file) =>
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  /** @param {string} folder */
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (unbuilt.test(path)) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) add(path);
    }
  };
  for (const folder of sources) walk(join(root, folder));
  for (const file of files) if (existsSync(join(root, file))) add(join(root, file));
  return hash.digest('hex');
}

/** True where dist holds the build of exactly these sources. Costs about ten milliseconds. */
export function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted();
}

/** Builds pages and server beside the last build and swaps them in at the end: a failed build leaves that one whole. */
export async function build() {
  console.error('Building.');
  const stamp = wanted();
  mkdirSync(dist, { recursive: true });
  await viteBuild('web', []);
  await viteBuild('server', ['--config', 'server/vite.server.config.ts']);
  await viteBuild('pictures', ['--config', 'web/pictures/vite.pictures.config.ts']);
  rmSync(stampFile, { force: true });
  for (const part of ['web', 'server', 'pictures']) {
    rmSync(join(dist, part), { recursive: true, force: true });
    renameSync(next(part), join(dist, part));
  }
  writeFileSync(stampFile, stamp);
}

/** @param {string} part */
function next(part) {
  return join(dist, `.next-${part}`);
}

/**
 * @param {string} part
 * @param {string[]} args
 */
async function viteBuild(part, args) {
  const into = ['--outDir', next(part), '--emptyOutDir', '--logLevel', 'warn'];
  // Anything else than production would put React's development build into the pages.
  const { code } = await runPackage('vite/bin/vite.js', ['build', ...args, ...into], {
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) throw new GivingUp(`The build of the ${part} failed; what is wrong stands above.`);
}
