import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from './lock.mjs';

let folder = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(folder, 'below', 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A lock as a process leaves it that was killed `ago` milliseconds after it took it. @param {number} pid @param {number} ago */
async function leftBehind(pid, ago) {
  await withLock(file, async () => undefined);
  writeFileSync(file, String(pid));
  const then = new Date(Date.now() - ago);
  utimesSync(file, then, then);
}

/** The number of a process that has ended. */
function deadPid() {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

describe('the lock', () => {
  it('lets one work at a time and tells the other that it waits', async () => {
    /** @type {string[]} */
    const order = [];
    const slow = withLock(file, async () => {
      order.push('first begins');
      await sleep(300);
      order.push('first ends');
    });
    const waiting = withLock(
      file,
      async () => {
        order.push('second');
      },
      () => order.push('second waits'),
    );
    await Promise.all([slow, waiting]);
    expect(order).toEqual(['first begins', 'second waits', 'first ends', 'second']);
    expect(existsSync(file)).toBe(false);
  });

  it('is released when the work fails', async () => {
    const failing = withLock(file, async () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(await withLock(file, async () => 'free')).toBe('free');
  });

  it('is taken over from a process that was killed', async () => {
    await leftBehind(deadPid(), 5000);
    expect(await withLock(file, async () => 'taken over')).toBe('taken over');
  });

  it('is taken over where nobody has touched it for long, even if the number of the process is in use again', async () => {
    await leftBehind(process.pid, 60_000);
    expect(await withLock(file, async () => 'taken over')).toBe('taken over');
  });

  it('is respected while its holder lives', async () => {
    await leftBehind(process.pid, 5000);
    const taken = withLock(file, async () => 'taken');
    expect(await Promise.race([taken, sleep(500, 'still waiting')])).toBe('still waiting');
    rmSync(file);
    expect(await taken).toBe('taken');
  });
});
