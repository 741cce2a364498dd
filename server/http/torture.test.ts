import { createHash } from 'node:crypto';
import naughty from 'big-list-of-naughty-strings' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notificationOf } from '../testing/bodies.ts';
import { rfc8259 } from '../testing/rfc-8259.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
});
afterAll(() => app.close());

/** A vendor's event with one more member, as text. */
function written(name: string, member: string): string {
  return `${JSON.stringify(notificationOf(name)).slice(0, -1)},"more":${member}}`;
}

/** Sends all of them, many at once, and gives each with the answer to it and what is kept of it. */
async function sendAll<T extends { body: Uint8Array }>(all: readonly T[]) {
  const sent = await Promise.all(
    all.map(async (each) => {
      const response = await app.post('cellosign/torture', each.body);
      const answer = JSON.parse(await response.text()) as { status: string; errordesc: string };
      return { ...each, status: response.status, answer };
    }),
  );
  const listed = await app.store.deliveries({ verdict: null, source: null, before: null, limit: all.length });
  const byHash = new Map(listed.map((delivery) => [delivery.sha256, delivery]));
  return Promise.all(
    sent.map(async (each) => {
      const delivery = byHash.get(createHash('sha256').update(each.body).digest('hex'));
      if (!delivery) throw new Error('a body is not kept');
      return { ...each, delivery, kept: Buffer.from((await app.store.body(delivery.id)) ?? []) };
    }),
  );
}

describe('every clause of RFC 8259', () => {
  const cases = [...rfc8259(written)];
  const clauses = [...new Set(cases.map(({ name }) => name.split(':')[0] ?? ''))];

  it('is tried in hundreds of ways, of which some are valid', () => {
    expect(cases.length).toBeGreaterThan(800);
    expect(cases.filter(({ isValid }) => isValid).length).toBeGreaterThan(100);
  });

  it.each(clauses)('%s', async (clause) => {
    const began = performance.now();
    const all = cases.filter(({ name }) => name.startsWith(`${clause}:`));
    for (const { name, isValid, body, status, answer, delivery, kept } of await sendAll(all)) {
      expect([name, status, answer.status]).toEqual([name, isValid ? 200 : 400, isValid ? '0' : '-1']);
      expect([name, delivery.verdict]).toEqual([name, isValid ? 'stored' : 'quarantined']);
      if (isValid) continue;
      expect(answer.errordesc).toMatch(/^\S.*\.$/su);
      expect([name, kept.equals(body)]).toEqual([name, true]);
    }
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('leaves one event for each that was valid, and nothing else', async () => {
    const valid = cases.filter(({ isValid }) => isValid).length;
    const { items } = (await app.get('/api/events?limit=1000')) as { items: unknown[] };
    expect(items).toHaveLength(valid);
    expect(await app.processes()).toHaveLength(Math.min(valid, 200));
  });
});

describe('the big list of naughty strings', () => {
  const strings = naughty;
  /** Every member of a notification that holds text. */
  const fields: Readonly<Record<string, (text: string) => object>> = {
    'a label': (text) => ({ session: { labels: { field: text } } }),
    'the name of a label': (text) => ({ session: { labels: { [text]: 'value' } } }),
    'a recipient': (text) => ({ session: { recipient: { id: 1, name: text } } }),
    "a recipient's id": (text) => ({ session: { recipient: { id: text, name: 'client' } } }),
    'a transaction number': (text) => ({ session: { transaction_number: text } }),
    'a process number': (text) => ({ session: { process_number: text } }),
    'a browser': (text) => ({ client: { user_agent: text } }),
    'a type': (text) => ({ event: { type: text } }),
    'a time': (text) => ({ event: { timestamp: text } }),
    'a session': (text) => ({ session: { id: text } }),
    'a process': (text) => ({ session: { process_id: text, reference: text } }),
    'what nobody knows': (text) => ({ event: { [text]: text }, session: { [text]: { [text]: [text] } } }),
  };

  it.each(Object.keys(fields))(
    'as %s is read or refused in a sentence, and kept to the letter',
    async (name) => {
      const all = strings.map((text, index) => {
        const own = notificationOf(`naughty-${name}-${index}`) as { event: object; session: object };
        const over = fields[name]?.(text) as { event?: object; session?: object; client?: object };
        const body = {
          ...over,
          event: { ...own.event, ...over.event },
          session: { ...own.session, ...over.session },
        };
        return { text, body: Buffer.from(JSON.stringify(body)) };
      });
      const sent = await sendAll(all);
      for (const { text, body, status, answer, delivery, kept } of sent) {
        expect([text, answer.status]).toEqual([text, status === 200 ? '0' : '-1']);
        expect([text, delivery.verdict === 'quarantined']).toEqual([text, status !== 200]);
        expect([text, kept.toString()]).toEqual([text, body.toString()]);
      }
      expect(sent.map(({ status }) => status)).toContain(name === 'a time' ? 400 : 200);
    },
  );

  it('is read back as it was sent wherever labels are shown', async () => {
    const labelsOf = (text: string) => ({ [`key ${text}`]: text.slice(0, 1000) });
    await Promise.all(
      strings.map((text, index) =>
        app.post(
          'cellosign/torture',
          notificationOf(`shown-${index}`, undefined, { labels: labelsOf(text) }),
        ),
      ),
    );
    for (const [index, text] of strings.entries()) {
      const { process } = (await app.get(`/api/processes/shown-${index}`)) as { process: { labels: object } };
      expect(process.labels).toEqual(labelsOf(text));
    }
  });

  it('breaks nothing that reads: lists, searches for each of them, and exports', async () => {
    const paths = [
      '/api/processes?limit=200',
      '/api/deliveries?limit=200',
      '/api/export?format=csv',
      '/api/workflows',
    ];
    for (const path of paths) expect([path, (await app.request(path)).status]).toEqual([path, 200]);
    for (const text of strings) {
      const q = encodeURIComponent(text);
      for (const path of [`/api/processes?q=${q}`, `/api/deliveries?source=${q}`]) {
        expect([path, (await app.request(path)).status]).toEqual([
          path,
          expect.toSatisfy((s: number) => s < 500),
        ]);
      }
    }
  });
});
