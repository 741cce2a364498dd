import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
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

/** Whatever is no JSON cannot be read, and so nothing can be removed from it. */
it('a large body that is cut, and no JSON, is refused and kept to the byte all the same', async () => {
  const body = archive(randomBytes(400_000), 1).slice(0, 400_001);
  expect((await app.post('cellosign/leases', body)).status).toBe(400);
  expect(await keptBodies()).toEqual([body]);
});
