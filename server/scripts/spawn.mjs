import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { root } from './root.mjs';

/**
 * Runs a program to its end from the project's folder, its output passed through unless `capture` is set.
 * A SIGINT or SIGTERM that reaches us reaches it, and then ends us too.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, capture?: boolean, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>} `code` is 1 where a signal ended it
 */
export function run(program, args, { env = {}, capture = false, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell,
    });
    let output = '';
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString()));
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => (output += chunk.toString()));

    const onInterrupt = () => stop('SIGINT');
    const onTerminate = () => stop('SIGTERM');
    /** @param {NodeJS.Signals} signal */
    function stop(signal) {
      child.kill(signal);
      child.once('exit', () => process.exit(signal === 'SIGINT' ? 130 : 143));
    }
    process.once('SIGINT', onInterrupt);
    process.once('SIGTERM', onTerminate);

    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs a package's own program with this Node, which needs no shell and no executable bit on any system.
 * @param {string} file path below node_modules
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runPackage(file, args, options) {
  return run(process.execPath, [`${root}/node_modules/${file}`, ...args], options);
}

/**
 * Runs npm: the one that started us where there is one, else the one on the path.
 * @param {string[]} args without spaces or quotes, since Windows needs a shell for npm.cmd
 * @param {Parameters<typeof run>[2]} [options]
 */
export function npm(args, options) {
  const self = process.env['npm_execpath'];
  if (self && /^npm-cli\.c?js$/.test(basename(self))) return run(process.execPath, [self, ...args], options);
  return process.platform === 'win32'
    ? run('npm.cmd', args, { ...options, shell: true })
    : run('npm', args, options);
}
