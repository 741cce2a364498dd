import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bodyFolder } from './body-files.ts';
import { openStore } from './open.ts';

const migrations = join(import.meta.dirname, '../../drizzle');

// Windows lets only administrators make links.
test.skipIf(process.platform === 'win32')(
  'a database is one and the same by whatever link, with lock, log and bodies beside it',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'signalbox-open-'));
    const file = join(folder, 'database.db');
    const link = join(folder, 'link.db');
    const store = openStore(`file:${file}`, migrations);
    symlinkSync(file, link);
    expect(() => openStore(`file:${link}`, migrations)).toThrow('another server');
    expect(bodyFolder(`file:${link}`)).toBe(`${realpathSync(file)}.bodies`);
    await store.close();
    rmSync(folder, { recursive: true });
  },
);
