import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { GivingUp } from './run-command.mjs';
import { root } from './root.mjs';
import { npm, run } from './spawn.mjs';

/** Lies inside node_modules: whoever removes that folder, npm included, removes the claim that it is complete. */
const stampFile = join(root, 'node_modules', '.signalbox-installed');

/** What an installation depends on: the locked versions, and the Node that the native module was compiled for. */
function wanted() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  const target = `${process.platform}-${process.arch}-${process.versions.modules}`;
  return `${createHash('sha256').update(lock).digest('hex')} ${target}\n`;
}

/** SQLite is compiled with all processors, unless somebody said otherwise. */
const compiling = { JOBS: process.env['JOBS'] ?? String(availableParallelism()) };

/** True where everything that the lockfile names is in place for this Node. Costs a few milliseconds. */
export function isInstalled() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted();
}

/** Installs what the lockfile names, development packages included: the build and the tests need them. */
export async function install() {
  if (!matchesLock()) {
    console.error(
      'Installing the dependencies, once. SQLite may be compiled on the way, which takes about 90 seconds.',
    );
    const { code } = await npm(['ci', '--include=dev', '--no-audit', '--no-fund'], { env: compiling });
    if (code !== 0) {
      throw new GivingUp(
        `Installing the dependencies failed: npm ci ended with ${code}; its own words stand above. It needs the network, ` +
          'and, where no compiled SQLite is offered for this system, Python 3, make and a C++ compiler.',
      );
    }
  }
  if (!(await sqliteLoads())) {
    // Another Node than the one it was compiled for, or install scripts are switched off on this machine.
    console.error('Compiling SQLite for this Node.js, which takes about 90 seconds.');
    await npm(['rebuild', 'better-sqlite3', '--ignore-scripts=false'], { env: compiling });
    if (!(await sqliteLoads())) {
      throw new GivingUp(
        'SQLite (the package better-sqlite3) does not load on this system. Compiling it needs Python 3, make and a C++ compiler.',
      );
    }
  }
  writeFileSync(stampFile, wanted());
}

/**
 * True where node_modules already holds what the lockfile asks for: somebody ran npm themselves.
 * npm writes its own record of the folder last, so a broken off installation has none.
 */
function matchesLock() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const present = packagesIn(record);
  return Object.entries(packagesIn(join(root, 'package-lock.json'))).every(
    ([path, locked]) =>
      path === '' || locked.optional || locked.devOptional || present[path]?.version === locked.version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** In a process of its own: a native module for another Node can end the process that loads it. */
async function sqliteLoads() {
  const script = "new (require('better-sqlite3'))(':memory:').close()";
  return (await run(process.execPath, ['-e', script], { capture: true })).code === 0;
}
