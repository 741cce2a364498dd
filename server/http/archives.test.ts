import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

const pathOf = (name: string) => join(`${app.databaseFile}.bodies`, name.slice(0, 2), name);
const names = () =>
  readdirSync(`${app.databaseFile}.bodies`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

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

  it('are each kept to the byte, and the document once, under the hash of what it is', async () => {
    const sent = [1, 2].map((minute) => archive(document, minute));
    for (const body of sent) expect((await app.post('cellosign/leases', body)).status).toBe(200);

    expect(await keptBodies()).toEqual(sent.toReversed());
    expect(names()).toEqual([sha256(document), ...sent.map((body) => `${sha256(body)}.recipe`)].sort());
    expect(readFileSync(pathOf(sha256(document))).equals(document)).toBe(true);
    const recipes = sent.map((body) => statSync(pathOf(`${sha256(body)}.recipe`)).size);
    expect(Math.max(...recipes)).toBeLessThan(1000);
  });

  it('are told to be damaged where the document is, and whole again once it comes again', async () => {
    const sent = [1, 2].map((minute) => archive(document, minute));
    for (const body of sent) await app.post('cellosign/leases', body);
    writeFileSync(pathOf(sha256(document)), randomBytes(document.length));
    expect(await keptBodies()).toEqual([{ error: 'body_damaged' }, { error: 'body_damaged' }]);

    const again = archive(document, 3);
    expect((await app.post('cellosign/leases', again)).status).toBe(200);
    expect(await keptBodies()).toEqual([again, ...sent.toReversed()]);
  });
});

it('a large body that is cut, and no JSON, is refused and kept to the byte all the same', async () => {
  const body = archive(randomBytes(400_000), 1).slice(0, 400_001);
  expect((await app.post('cellosign/leases', body)).status).toBe(400);
  expect(await keptBodies()).toEqual([body]);
});
