import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBodyFiles } from '../store/body-files.ts';
import { keepLarge } from './keep-large.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-large-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const document = randomBytes(700_001);

/** The vendor's archive of a process with one signed document. */
function archive(minute: number): Buffer {
  return Buffer.from(
    JSON.stringify({
      event: { type: 'WHP_ARCHIVE', timestamp: `2025-01-26T10:0${minute}:00.000001` },
      reference: 'lease-1',
      sessions: [],
      signed_document: { filename: 'חוזה.pdf', content: document.toString('base64') },
    }),
  );
}

function keep(body: Buffer, keeps: string[]) {
  const unjudged = { contentType: null, contentEncoding: null, body };
  return keepLarge(openBodyFiles(folder), 'cellosign', unjudged, { timeZone: 'UTC', settings: {}, keeps });
}

const pathOf = (name: string) => join(folder, name.slice(0, 2), name);
const names = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

describe('archives of a source that keeps their files', () => {
  it('are kept to the byte, and a document that comes twice once, under the hash of what it is', () => {
    const sent = [archive(1), archive(2)];
    for (const body of sent)
      expect(keep(body, ['files'])).toMatchObject({ verdict: 'stored', body: null, kept: null, removed: [] });

    for (const body of sent)
      expect(
        openBodyFiles(folder)
          .read(Buffer.from(sha256(body), 'hex'), body.length)
          ?.equals(body),
      ).toBe(true);
    expect(names()).toEqual([sha256(document), ...sent.map((body) => `${sha256(body)}.recipe`)].sort());
    expect(readFileSync(pathOf(sha256(document))).equals(document)).toBe(true);
    const recipes = sent.map((body) => statSync(pathOf(`${sha256(body)}.recipe`)).size);
    expect(Math.max(...recipes)).toBeLessThan(1000);
  });

  it('whose document is damaged on the disk are whole again once it comes again', () => {
    const body = archive(1);
    keep(body, ['files']);
    writeFileSync(pathOf(sha256(document)), randomBytes(document.length));
    keep(archive(2), ['files']);
    expect(
      openBodyFiles(folder)
        .read(Buffer.from(sha256(body), 'hex'), body.length)
        ?.equals(body),
    ).toBe(true);
  });
});

it('an archive of any other source comes back small, and nothing of it goes to a file', () => {
  const { body, kept, removed, told } = keep(archive(1), []);
  const signed = { removed: 'file', size: document.length, sha256: sha256(document) };
  expect(JSON.parse(Buffer.from(body ?? []).toString())).toMatchObject({
    signed_document: { content: signed },
  });
  expect(kept).toEqual({
    size: body?.length,
    sha256: createHash('sha256')
      .update(body ?? '')
      .digest(),
  });
  expect(removed).toEqual(['files']);
  expect(told?.fact.processId).toBe('lease-1');
  expect(names()).toEqual([]);
});

it('what is still large without what was removed goes to files under the hash of what is left', () => {
  const long = { event: { type: 'X' }, ip: '192.0.2.1', session: { labels: { note: 'x'.repeat(300_000) } } };
  const { body, kept } = keep(Buffer.from(JSON.stringify(long)), []);
  expect(body).toBeNull();
  const left = openBodyFiles(folder).read(kept?.sha256 ?? new Uint8Array(), kept?.size ?? 0);
  expect(left?.toString()).toBe(JSON.stringify({ ...long, ip: '[removed]' }));
});
