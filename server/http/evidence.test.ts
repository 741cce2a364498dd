import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { checkPack } from '../export/evidence/check-pack.mjs';
import { sha256 } from '../export/evidence/sha256.mjs';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp } from '../testing/test-app.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

async function packOf(labels: Record<string, string>, query = ''): Promise<string> {
  const app = await createTestApp();
  onTestFinished(() => app.close());
  await app.post('cellosign/hr', notificationOf('p1', 'WHEF_SESSION_CREATED', { labels }));
  await app.post('cellosign/hr', notificationOf('p1', 'WHEF_CLIENT_FORM_SUBMITTED', { labels }));
  // Once more, as it was.
  await app.post('cellosign/hr', notificationOf('p1', 'WHEF_CLIENT_FORM_SUBMITTED', { labels }));
  await app.settle();
  const response = await app.request(`/api/processes/p1/export?format=html&zone=Asia/Jerusalem${query}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain('signalbox-51.html');
  return response.text();
}

it('hashes texts as the platform does', () => {
  for (let length = 0; length < 200; length += 1) {
    const text = 'aש😀'
      .repeat(length)
      .slice(0, length)
      .replace(/\p{Surrogate}/gu, '\ufffd');
    expect(sha256(text)).toBe(hash(text));
  }
});

it('is unchanged as it was made, and any changed character is found', async () => {
  const pack = await packOf({ position: 'nurse' });
  expect(checkPack(pack, hash)).toMatchObject({ faults: [], facts: 8 });
  expect(pack).toContain('2025-01-26 08:49:33.626 +02:00');
  const step = Math.max(1, Math.floor(pack.length / 400));
  for (let at = 0; at < pack.length; at += step) {
    const other = pack[at] === 'x' ? 'y' : 'x';
    const { faults } = checkPack(pack.slice(0, at) + other + pack.slice(at + 1), hash);
    expect(faults, `at ${at}`).not.toEqual([]);
  }
});

it('names the fact and the field, or the row, that was changed', async () => {
  const pack = await packOf({ position: 'nurse' });
  const inFact = pack.replace('"vendorType":"WHEF_SESSION_CREATED"', '"vendorType":"WHEF_SESSION_EXPIRED"');
  expect(checkPack(inFact, hash).faults).toEqual([{ place: 'event 1', field: 'vendorType' }]);
  const inRow = pack.replace('<bdi>nurse</bdi>', '<bdi>doctor</bdi>');
  expect(checkPack(inRow, hash).faults).toEqual([{ place: 'shown: label "position"', field: null }]);
});

it('lets nothing out of hostile labels', async () => {
  const evil = `</script><script>alert(1)</script>\u202e"'&<!--`;
  const pack = await packOf({ evil, long: 'x'.repeat(10_000) }, '&language=he');
  expect(checkPack(pack, hash).faults).toEqual([]);
  expect(pack).toContain('dir="rtl"');
  expect(pack).not.toContain('<script>alert');
  expect(pack.match(/<script/gu)).toHaveLength(3 + [...pack.matchAll(/'<script /gu)].length);
});

it('lists what arrived again as a copy of the first, with what became of each', async () => {
  const pack = await packOf({});
  const facts = pack
    .split('\n')
    .filter((line) => line.includes('"name":"delivery '))
    .map((line) => (JSON.parse(line) as { entry: Record<string, unknown> }).entry);
  expect(facts.map(({ id, verdict, duplicateOf }) => [id, verdict, duplicateOf])).toEqual([
    [1, 'stored', null],
    [2, 'stored', null],
    [3, 'duplicate', 2],
  ]);
  expect(facts[2]?.['sha256']).toBe(facts[1]?.['sha256']);
  expect(pack).toContain('a copy of <code dir="ltr">2</code>');
  expect(await packOf({}, '&language=he')).toContain('כפילות של <code dir="ltr">2</code>');
});

it('is checked by the command too, which tells by its exit code what it found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const pack = Buffer.from(await packOf({ position: 'nurse' }, '&language=he'));
  const verify = (bytes: Uint8Array) => {
    const file = join(folder, 'pack.html');
    writeFileSync(file, bytes);
    const command = join(import.meta.dirname, '..', 'scripts', 'verify.mjs');
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, file], { encoding: 'utf8' });
    return { status, told: stdout + stderr };
  };
  const unchanged = verify(pack);
  expect(unchanged.status, unchanged.told).toBe(0);
  expect(unchanged.told).toContain('Unchanged: 8 facts');

  const changed = Buffer.from(pack);
  changed[pack.indexOf('"vendorType":"WHEF_SESSION_CREATED"') + 15] = 0x58;
  expect(verify(changed)).toMatchObject({
    status: 1,
    told: expect.stringContaining('event 1, field vendorType') as string,
  });
  const broken = Buffer.from(pack);
  broken[pack.indexOf('nurse')] = 0xff;
  expect(verify(broken)).toMatchObject({
    status: 1,
    told: expect.stringContaining('bytes that are no UTF-8') as string,
  });
  expect(verify(Buffer.from('<p>some page</p>'))).toMatchObject({
    status: 2,
    told: expect.stringContaining('is no evidence pack') as string,
  });
});
