import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProcessAnswer } from '../../shared/process-answer.ts';
import { writeXml } from '../ingest/write-xml.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
});
afterEach(() => app.close());

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** The vendor's archive of a process with one signed document. */
function archive(document: Buffer, minute: number): string {
  return JSON.stringify({
    event: { type: 'WHP_ARCHIVE', timestamp: `2025-01-26T10:0${minute}:00.000001` },
    reference: 'lease-1',
    sessions: [],
    attachments: [],
    signed_document: {
      filename: 'חוזה.pdf',
      mimetype: 'application/pdf',
      content: document.toString('base64'),
    },
  });
}

/** The source of the leases, which keeps what their archives bring. */
async function keepFiles(): Promise<void> {
  const body = JSON.stringify({
    provider: 'cellosign',
    slug: 'leases',
    workflow: 'Leases',
    keeps: ['files'],
  });
  const headers = { 'content-type': 'application/json' };
  expect((await app.request('/api/sources', { method: 'POST', headers, body })).status).toBe(201);
}

/** Newest first. */
async function keptBodies(): Promise<(string | { error: string })[]> {
  const found = (await app.deliveries()).map(async ({ id }) => {
    const response = await app.request(`/api/deliveries/${id}/body`);
    return response.ok ? response.text() : ((await response.json()) as { error: string });
  });
  return Promise.all(found);
}

describe('archives that carry the same document', () => {
  const document = randomBytes(700_001);

  it('are kept without it, each with the size and the hash of what it was', async () => {
    const sent = [1, 2].map((minute) => archive(document, minute));
    for (const body of sent) expect((await app.post('cellosign/leases', body)).status).toBe(200);

    const note = { removed: 'file', size: document.length, sha256: sha256(document) };
    const [base64, noted] = [`"${document.toString('base64')}"`, JSON.stringify(note)];
    expect(await keptBodies()).toEqual(sent.toReversed().map((body) => body.replace(base64, noted)));
    expect(existsSync(`${app.databaseFile}.bodies`)).toBe(false);
  });
});

it('a large archive may be XML: kept to the byte, its document once, and a copy of the same as JSON', async () => {
  await keepFiles();
  const document = randomBytes(700_001);
  const json = archive(document, 1);
  const xml = writeXml(JSON.parse(json));
  expect((await app.post('cellosign/leases', json)).status).toBe(200);
  const answer = await app.post('cellosign/leases', xml, { 'content-type': 'application/xml' });
  expect(await answer.text()).toContain('<status>0</status>');
  expect(await keptBodies()).toEqual([xml, json]);
  expect((await app.deliveries()).map(({ verdict }) => verdict)).toEqual(['duplicate', 'stored']);
  const names = readdirSync(`${app.databaseFile}.bodies`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  expect(names.filter((name) => name === sha256(document))).toHaveLength(1);
  expect(names).toHaveLength(3);
});

/** Whatever is no JSON cannot be read, and so nothing can be removed from it. */
it('a large body that is cut, and no JSON, is refused and kept to the byte all the same', async () => {
  const body = archive(randomBytes(400_000), 1).slice(0, 400_001);
  expect((await app.post('cellosign/leases', body)).status).toBe(400);
  expect(await keptBodies()).toEqual([body]);
});

describe('a file of an archive', () => {
  beforeEach(keepFiles);

  const carried = (filename: string, mimetype: string, content: string) => ({ filename, mimetype, content });
  const pdf = Buffer.from('%PDF-1.7 signed');
  const html = Buffer.from('<script>alert(1)</script>');
  const body = {
    event: { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T10:00:00.000001' },
    reference: 'lease-1',
    sessions: [],
    attachments: [
      carried('page.html', 'text/html', html.toString('base64')),
      carried('none.png', 'image/png', 'BASE64 file content'),
    ],
    signed_document: carried('חוזה "1".pdf', 'application/pdf', pdf.toString('base64')),
  };

  it.each([
    ['JSON', JSON.stringify(body), 'application/json'],
    ['XML', writeXml(body), 'application/xml'],
  ])('is listed and downloaded as it was, from %s', async (_name, sent, type) => {
    await app.post('cellosign/leases', sent, { 'content-type': type });
    const { archive: summary } = (await app.get('/api/processes/lease-1')) as ProcessAnswer;
    expect(summary?.files).toEqual([
      {
        index: 0,
        kind: 'signed',
        name: 'חוזה "1".pdf',
        mediaType: 'application/pdf',
        size: pdf.length,
        sha256: sha256(pdf),
        isKept: true,
      },
      {
        index: 1,
        kind: 'attachment',
        name: 'page.html',
        mediaType: 'text/html',
        size: html.length,
        sha256: sha256(html),
        isKept: true,
      },
      {
        index: 2,
        kind: 'attachment',
        name: 'none.png',
        mediaType: 'image/png',
        size: null,
        sha256: null,
        isKept: false,
      },
    ]);
    const file = await app.request(`/api/deliveries/${summary?.deliveryId}/files/0`);
    expect(Buffer.from(await file.arrayBuffer()).equals(pdf)).toBe(true);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition':
        'attachment; filename="______1_.pdf"; filename*=UTF-8\'\'%D7%97%D7%95%D7%96%D7%94%20_1_.pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox') as string,
    });
  });

  it('is no page, whatever it calls itself', async () => {
    await app.post('cellosign/leases', body);
    const file = await app.request('/api/deliveries/1/files/1');
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/u);
    expect(Buffer.from(await file.arrayBuffer()).equals(html)).toBe(true);
  });

  it('that is none, was not kept or is in no such delivery is not found', async () => {
    await app.post('cellosign/leases', body);
    await app.post('cellosign/leases', 'no JSON');
    for (const path of [
      '1/files/2',
      '1/files/3',
      '1/files/-1',
      '1/files/x',
      '2/files/0',
      '3/files/0',
      'x/files/0',
    ])
      expect((await app.request(`/api/deliveries/${path}`)).status).toBe(404);
  });

  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\\..\\x.exe', '_.._x.exe'],
    ['a\r\nSet-Cookie: b', 'a__Set-Cookie_ b'],
    ['invoice\u202egpj.exe', 'invoice_gpj.exe'],
    ['CON.pdf', '_CON.pdf'],
    ['...', '_'],
    ['nul\u0000.pdf', 'nul_.pdf'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(146)}.pdf`],
    [`${'🎉'.repeat(300)}.pdf`, `${'🎉'.repeat(73)}.pdf`],
  ])('named %j is downloaded as %j', async (told, name) => {
    const named = { ...body, signed_document: carried(told, 'application/pdf', pdf.toString('base64')) };
    await app.post('cellosign/leases', named);
    const file = await app.request('/api/deliveries/1/files/0');
    const [, whole = ''] =
      /filename\*=UTF-8''(.*)$/u.exec(file.headers.get('content-disposition') ?? '') ?? [];
    expect(decodeURIComponent(whole)).toBe(name);
  });

  it('of which the delivery was erased is gone with it, and says so', async () => {
    await app.post('cellosign/leases', JSON.stringify(body).slice(0, -1));
    const path = '/api/deliveries/1/files/0';
    expect((await app.request(path)).status).toBe(404);
    await app.store.eraseRaw(app.clock.now + 1);
    const erased = await app.request(path);
    expect([erased.status, await erased.json()]).toEqual([410, { error: 'body_erased' }]);
  });
});
