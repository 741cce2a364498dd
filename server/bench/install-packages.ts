import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside our own packages, whose installation leaves it alone, and none of them. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/signalbox-bench/', import.meta.url));

export type Installed = { ok: true; folder: string } | { ok: false; reason: string };

/**
 * Packages that only a comparison needs, installed the first time it runs. sqlite3 compiles where there is no ready
 * build of it, which takes minutes.
 */
export function installPackages(
  name: string,
  dependencies: Record<string, string>,
  say: (line: string) => void,
): Installed {
  const folder = join(cache, name);
  const manifest = JSON.stringify(
    { name: `signalbox-bench-${name}`, private: true, dependencies, allowScripts: { sqlite3: true } },
    null,
    2,
  );
  const file = join(folder, 'package.json');
  // npm writes this file last.
  const isWhole = existsSync(join(folder, 'node_modules', '.package-lock.json'));
  if (isWhole && readFileSync(file, 'utf8') === manifest) return { ok: true, folder };

  say(`Installing ${Object.keys(dependencies).join(' and ')} for the comparison; this may take minutes.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, manifest);
  const { status, stderr } = npmInstall(folder);
  if (status === 0) return { ok: true, folder };
  rmSync(folder, { recursive: true, force: true });
  const why = /^npm (?:error|ERR!) (.*\S)/mu.exec(stderr)?.[1] ?? 'npm could not be run';
  return {
    ok: false,
    reason: `needs ${Object.keys(dependencies).join(' and ')} from npm, and a compiler (${why})`,
  };
}

function npmInstall(folder: string): { status: number | null; stderr: string } {
  const args = ['install', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const self = process.env['npm_execpath'];
  const isNode = self !== undefined && /^npm-cli\.c?js$/u.test(basename(self));
  const [command, before] = isNode ? [process.execPath, [self]] : ['npm', []];
  const { status, stderr } = spawnSync(command, [...before, ...args], {
    cwd: folder,
    encoding: 'utf8',
    shell: !isNode && process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'pipe'],
    // What npm was told for us, such as to leave development packages out, is not meant for these.
    env: { ...process.env, NODE_ENV: 'development', npm_config_prefix: undefined },
  });
  return { status, stderr };
}
