import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secretKeyBeside } from './secret-key.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-key-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the key is made once, beside the database, for its owner only', () => {
  const database = join(folder, 'data', 'signalbox.db');
  const key = secretKeyBeside(database);
  expect(key).toHaveLength(43);
  expect(secretKeyBeside(database)).toBe(key);
  expect(statSync(join(folder, 'data', 'secret.key')).mode & 0o777).toBe(0o600);
});

test('a key that was cut short is refused with a sentence', () => {
  writeFileSync(join(folder, 'secret.key'), '');
  expect(() => secretKeyBeside(join(folder, 'signalbox.db'))).toThrow(/secret\.key holds no whole key/u);
});
