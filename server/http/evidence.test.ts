import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { expect, it, onTestFinished } from 'vitest';
import { checkPack } from '../export/evidence/check-pack.mjs';
import { checkPdf, isSealedPdf } from '../export/evidence/pdf/check-pdf.mjs';
import { sha256 } from '../export/evidence/sha256.mjs';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp } from '../testing/test-app.ts';

const hash = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');

async function appWith(labels: Record<string, string>) {
  const app = await createTestApp();
  onTestFinished(() => app.close());
  await app.post('cellosign/hr', notificationOf('p1', 'WHEF_SESSION_CREATED', { labels }));
  await app.post('cellosign/hr', notificationOf('p1', 'WHEF_CLIENT_FORM_SUBMITTED', { labels }));
  // Once more, as it was.
  await app.post('cellosign/hr', notificationOf('p1', 'WHEF_CLIENT_FORM_SUBMITTED', { labels }));
  await app.settle();
  return async (query: string, format = 'html') => {
    const path = `/api/processes/p1/export?format=${format}&zone=Asia/Jerusalem${query}`;
    const response = await app.request(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain(`signalbox-51.${format}`);
    return Buffer.from(await response.arrayBuffer());
  };
}

async function pageOf(labels: Record<string, string>, query = ''): Promise<string> {
  return (await (await appWith(labels))(query)).toString();
}

/** As a program that knows nothing of ours reads it. */
async function readPdf(bytes: Buffer) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  onTestFinished(() => pdf.destroy());
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((each) => ('str' in each ? each.str : '')).join(' '));
  }
  const attachments = (await pdf.getAttachments()) as Record<string, { content: Uint8Array }>;
  const { info } = await pdf.getMetadata();
  return { pages, info, attached: Buffer.from(attachments['facts.ndjson']?.content ?? []).toString() };
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
  const pack = await pageOf({ position: 'nurse' });
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
  const pack = await pageOf({ position: 'nurse' });
  const inFact = pack.replace('"vendorType":"WHEF_SESSION_CREATED"', '"vendorType":"WHEF_SESSION_EXPIRED"');
  expect(checkPack(inFact, hash).faults).toEqual([{ place: 'event 1', field: 'vendorType' }]);
  const inRow = pack.replace('<bdi>nurse</bdi>', '<bdi>doctor</bdi>');
  expect(checkPack(inRow, hash).faults).toEqual([{ place: 'shown: label "position"', field: null }]);
});

it('lets nothing out of hostile labels', async () => {
  const evil = `</script><script>alert(1)</script>\u202e"'&<!--`;
  const pack = await pageOf({ evil, long: 'x'.repeat(10_000) }, '&language=he');
  expect(checkPack(pack, hash).faults).toEqual([]);
  expect(pack).toContain('dir="rtl"');
  expect(pack).not.toContain('<script>alert');
  expect(pack.match(/<script/gu)).toHaveLength(3 + [...pack.matchAll(/'<script /gu)].length);
});

it('lists what arrived again as a copy of the first, with what became of each', async () => {
  const pack = await pageOf({});
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
  expect(await pageOf({}, '&language=he')).toContain('כפילות של <code dir="ltr">2</code>');
});

it('is checked by the command too, which tells by its exit code what it found', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const take = await appWith({ position: 'nurse' });
  const pack = await take('&language=he');
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
  expect(verify(await take('', 'pdf'))).toMatchObject({
    status: 0,
    told: expect.stringContaining('Unchanged: 8 facts') as string,
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

it('is the same as a PDF, in either language, with the facts attached', async () => {
  const take = await appWith({ position: 'אחות (צפון) 12', evil: '\u202e<b>中', long: 'x '.repeat(8000) });
  const page = (await take('')).toString();
  const english = await readPdf(await take('', 'pdf'));
  expect(english.attached).not.toBe('');
  expect(page).toContain(`id="facts">\n${english.attached}</script>`);
  expect(english.info).toMatchObject({ Title: 'Evidence of process 51', Language: 'en' });
  expect(english.pages).toHaveLength(2);
  for (const [index, text] of english.pages.entries()) expect(text).toContain(`${index + 1} / 2`);
  const told = english.pages.join(' ').replaceAll(/\s+/gu, ' ');
  expect(told).toContain('2025-01-26 08:49:33.626 +02:00 2025-01-26T06:49:33.626Z');
  const hashes = [...page.matchAll(/<code dir="ltr">([0-9a-f]{64})<\/code>/gu)].map(([, hash]) => hash);
  for (const hash of new Set(hashes)) expect(told).toContain(hash);
  // What would turn text around, and what the letters lack, is seen as its number.
  expect(told).toMatch(/⟨ ?U\+202E ?⟩ ?<b> ?⟨ ?U\+4E2D ?⟩/u);

  const hebrew = await readPdf(await take('&language=he', 'pdf'));
  expect(hebrew.info).toMatchObject({ Language: 'he' });
  // The title as it is seen from left to right, each word as it is read.
  expect(hebrew.pages[0]?.replaceAll(/\s+/gu, ' ')).toContain('51 תהליך של ראייתי תיעוד');
  for (const word of ['אחות', 'צפון', 'תחנות']) expect(hebrew.pages[0]).toContain(word);
});

it('breaks a long label where the page of a PDF ends', async () => {
  const { pages } = await readPdf(await (await appWith({ note: 'word '.repeat(1000) }))('', 'pdf'));
  expect(pages[0]?.match(/word/gu)?.length).toBeGreaterThan(100);
  expect(pages.join(' ').match(/word/gu)).toHaveLength(800);
});

it('finds any changed byte of a PDF, and names the fact or the pages', async () => {
  const take = await appWith({ position: 'nurse' });
  const pack = await take('', 'pdf');
  expect(checkPdf(pack, hash)).toMatchObject({ faults: [], facts: 8 });
  const changed = (at: number) => {
    const other = Buffer.from(pack);
    other[at] = (other[at] ?? 0) ^ 1;
    return other;
  };
  const step = Math.max(1, Math.floor(pack.length / 200));
  for (let at = 0; at < pack.length; at += step) {
    expect(checkPdf(changed(at), hash).faults, `at ${at}`).not.toEqual([]);
    expect(isSealedPdf(changed(at)), `at ${at}`).toBe(true);
  }
  const inFact = changed(pack.indexOf('"vendorType":"WHEF_SESSION_CREATED"') + 15);
  expect(checkPdf(inFact, hash).faults).toEqual([{ place: 'event 1', field: 'vendorType' }]);
  const inPage = changed(pack.lastIndexOf('/FlateDecode') + 60);
  expect(checkPdf(inPage, hash).faults).toEqual([{ place: 'the drawing of the pages', field: null }]);
  const longer = Buffer.concat([pack, Buffer.from('\n')]);
  expect(checkPdf(longer, hash).faults).toHaveLength(1);
  expect(checkPdf(pack.subarray(0, -300), hash).faults).toContainEqual({ place: 'seal', field: null });
});
