import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './root.mjs';

const folder = mkdtempSync(join(tmpdir(), 'commands-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** @param {string[]} args */
function runScript(...args) {
  return spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
}

/** @param {string} url */
async function answers(url) {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

describe('npm start', () => {
  it.skipIf(process.platform === 'win32')(
    'says where it listens, and stops when npm is stopped',
    async () => {
      const npm = spawn('npm', ['start'], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'ignore'],
        env: {
          ...process.env,
          PORT: '0',
          LOG_LEVEL: 'silent',
          DATABASE_URL: `file:${join(folder, 'start.db')}`,
        },
      });
      let url = '';
      for await (const line of createInterface({ input: npm.stdout })) {
        url = /^listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1] ?? '';
        if (url) break;
      }
      expect(await answers(`${url}/healthz`)).toBe(true);
      npm.kill('SIGTERM');
      await once(npm, 'exit');
      for (let tries = 0; tries < 100 && (await answers(`${url}/healthz`)); tries += 1) await sleep(100);
      expect(await answers(`${url}/healthz`)).toBe(false);
    },
    120_000,
  );
});

describe('npm run simulate', () => {
  it('answers wrong words with a sentence, the usage and exit code 2', () => {
    const { status, stderr } = runScript('server/scripts/simulate.mjs', '--rate', '5');
    expect(status).toBe(2);
    expect(stderr).toContain('--url is missing.');
    expect(stderr).toContain('Usage: npm run simulate');
  }, 120_000);

  it('says at once that nothing answers', () => {
    const { status, stderr } = runScript('server/scripts/simulate.mjs', '--url', 'http://127.0.0.1:1');
    expect(status).toBe(1);
    expect(stderr).toContain('Nothing answers at http://127.0.0.1:1');
  }, 120_000);
});

describe('npm run faults', () => {
  it('answers a name that it does not know with a sentence, the names and exit code 2', () => {
    const { status, stderr } = runScript('server/scripts/faults.mjs', 'earthquake');
    expect(status).toBe(2);
    expect(stderr).toContain('There is no fault called earthquake.');
    expect(stderr).toContain('power-cut');
  }, 120_000);
});
