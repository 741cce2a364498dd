import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { notification } from '../../testing/bodies.ts';
import { provider } from '../provider.suite.ts';
import type { Reading } from '../provider.ts';
import { cellosign } from './cellosign.ts';

const folder = new URL('./fixtures/', import.meta.url);
const fixtures = Object.fromEntries(
  readdirSync(folder).map((name) => [
    name,
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown,
  ]),
);
const { 'field-change.json': fieldChange, ...facts } = fixtures;

const timeZone = 'Asia/Jerusalem';
const read = (body: unknown): Reading => cellosign.read(body, { timeZone, settings: {} });
function factOf(body: unknown) {
  const reading = read(body);
  if (reading.kind !== 'fact') throw new Error(`not a fact: ${JSON.stringify(reading)}`);
  return reading.fact;
}
function reasonOf(body: unknown) {
  const reading = read(body);
  if (reading.kind !== 'unreadable') throw new Error(`not unreadable: ${JSON.stringify(reading)}`);
  return reading.reason;
}

provider(cellosign, {
  facts,
  unknownKind: { body: fieldChange, vendorType: 'WHEF_FORM_FIELD_CHANGED' },
  unreadable: {
    nothing: null,
    'a text': 'WHEF_SESSION_CREATED',
    'a number': 7,
    'a list': [notification()],
    'an empty object': {},
    'an event without a type': { event: { timestamp: '2025-01-26T08:49:33' } },
    'an event that is a text': { event: 'WHEF_SESSION_CREATED' },
    'a type that is a number': notification({ event: { type: 5 } }),
    'no timestamp': notification({ event: { timestamp: undefined } }),
    'a timestamp that is a number': notification({ event: { timestamp: 1_737_877_773 } }),
    'a timestamp that is no time': notification({ event: { timestamp: 'now' } }),
    'no session': { event: notification().event },
    'a session that is null': { ...notification(), session: null },
    'a session without an id': notification({ session: { id: undefined } }),
    'an empty session id': notification({ session: { id: ' ' } }),
    'a session id that is a list': notification({ session: { id: ['x'] } }),
    'a session id of 513 characters': notification({ session: { id: 'x'.repeat(513) } }),
    'a session id that JSON cannot tell exactly': notification({
      session: { id: 12_345_678_901_234_567_890 },
    }),
    'an id that no address can hold': notification({ session: { process_id: '..' } }),
    'half a character in an id': notification({ session: { process_id: 'x\ud83d' } }),
    'no process': notification({ session: { process_id: undefined, reference: undefined } }),
    'an empty process': notification({ session: { process_id: '', reference: '' } }),
    'an archive of nothing': { event: { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T08:49:33' } },
    'an archive whose sessions are a text': {
      event: { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T08:49:33' },
      reference: 'r',
      sessions: 'x',
    },
  },
});

describe('a Cellosign notification', () => {
  it('is read whole', () => {
    expect(factOf(fixtures['form-submitted.json'])).toEqual({
      type: 'session.submitted',
      vendorType: 'WHEF_CLIENT_FORM_SUBMITTED',
      processId: '9bfb3574-6ffb-4e43-be47-c6001a39ad79',
      processNumber: 39,
      sessionId: 'mWPLQ0nDqw',
      transactionNumber: 10,
      recipient: { id: '1', name: 'client' },
      labels: Object.assign(Object.create(null), { CUSTOMER_TAG: 'CUSTOMER_VALUE' }) as object,
      client: { ip: '127.0.0.1', userAgent: 'Best browser ever', device: null },
      occurred: { us: Date.UTC(2025, 0, 26, 7, 35, 39, 829) * 1000 + 692, raw: '2025-01-26T09:35:39.829692' },
      archive: null,
      request: null,
    });
  });

  it.each([
    ['created.json', 'session.created'],
    ['logged-in.json', 'session.logged_in'],
    ['form-loaded.json', 'session.loaded'],
    ['form-submitted.json', 'session.submitted'],
    ['expired.json', 'session.expired'],
    ['deleted.json', 'session.deleted'],
    ['archive.json', 'process.archived'],
  ])('%s is %s', (name, type) => {
    expect(factOf(fixtures[name]).type).toBe(type);
  });

  it('is known by its own time, an archive by its bytes', () => {
    expect(cellosign.identity(factOf(fixtures['created.json']), Buffer.from([171]), null)).toBe(
      '2025-01-26T08:49:33.626046',
    );
    expect(cellosign.identity(factOf(fixtures['archive.json']), Buffer.from([171]), null)).toBe('ab');
  });

  it('takes numbers for ids and compares them as text', () => {
    const fact = factOf(
      notification({ session: { id: 7, process_id: 8, recipient: { id: 9, name: 'client' } } }),
    );
    expect([fact.sessionId, fact.processId, fact.recipient?.id]).toEqual(['7', '8', '9']);
  });

  it('belongs to its reference where it names no process', () => {
    for (const process_id of [undefined, null, '']) {
      expect(factOf(notification({ session: { process_id, reference: 'r' } })).processId).toBe('r');
    }
  });

  it.each([
    [53, 53],
    ['53', 53],
    [0, 0],
    ['00053', '00053'],
    [' 53 ', 53],
    ['A-53', 'A-53'],
    [-1, '-1'],
    ['12345678901234567890', '12345678901234567890'],
    ['', null],
    [null, null],
    [undefined, null],
    [12_345_678_901_234_567_890, null],
    [1.5, null],
    [Infinity, null],
    [true, null],
    [{}, null],
  ])('with the transaction number %j has %j', (given, expected) => {
    expect(factOf(notification({ session: { transaction_number: given } })).transactionNumber).toBe(expected);
  });

  it.each([
    [
      { id: 1, name: 'client' },
      { id: '1', name: 'client' },
    ],
    [{ id: 1 }, { id: '1', name: null }],
    [{ name: 'מנהלת' }, { id: null, name: 'מנהלת' }],
    [{ id: '', name: '' }, null],
    [{}, null],
    [null, null],
    [undefined, null],
    ['client', null],
    [[], null],
  ])('with the recipient %j has %j', (given, expected) => {
    expect(factOf(notification({ session: { recipient: given } })).recipient).toEqual(expected);
  });

  it('keeps labels of any name and any value as text', () => {
    const labels = JSON.parse(
      '{"__proto__":"a","constructor":"b","toString":"c","":"d","מחלקה":"כירורגיה 🎉","html":"<img src=x onerror=alert(1)>",' +
        '"number":7,"yes":true,"nothing":null,"list":[1,"x"],"object":{"a":1}}',
    ) as object;
    const read = factOf(notification({ session: { labels } })).labels;
    expect(Object.entries(read)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['toString', 'c'],
      ['', 'd'],
      ['מחלקה', 'כירורגיה 🎉'],
      ['html', '<img src=x onerror=alert(1)>'],
      ['number', '7'],
      ['yes', 'true'],
      ['nothing', ''],
      ['list', '[1,"x"]'],
      ['object', '{"a":1}'],
    ]);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it.each([[undefined], [null], [[]], ['text'], [7]])('with labels that are %j has none', (labels) => {
    expect(Object.keys(factOf(notification({ session: { labels } })).labels)).toEqual([]);
  });

  it('says what is missing by its path', () => {
    expect(reasonOf({ event: notification().event })).toBe('session is missing or of the wrong type.');
    expect(reasonOf(notification({ session: { id: undefined } }))).toBe(
      'session.id is missing or of the wrong type.',
    );
    expect(reasonOf(notification({ session: { id: '' } }))).toBe('session.id must have 1 to 512 characters.');
    expect(reasonOf(notification({ event: { timestamp: undefined } }))).toBe(
      'event.timestamp is missing or is no text.',
    );
    expect(reasonOf(notification({ event: { timestamp: 'now' } }))).toBe(
      'event.timestamp is not a time: "now".',
    );
  });

  it('says no more than the beginning of what it cannot read', () => {
    expect(reasonOf(notification({ event: { timestamp: 'x'.repeat(10_000) } })).length).toBeLessThan(120);
  });

  it('of a kind that nobody knows is ignored even without a time', () => {
    expect(read({ event: { type: 'WHEF_NEW' } })).toEqual({ kind: 'ignored', vendorType: 'WHEF_NEW' });
  });

  it('is read in the zone it is given', () => {
    const utc = cellosign.read(notification(), { timeZone: 'UTC', settings: {} });
    expect(utc).toMatchObject({
      fact: { occurred: { us: Date.UTC(2025, 0, 26, 8, 49, 33, 626) * 1000 + 46 } },
    });
  });
});

describe('what is more than a screen can carry', () => {
  it('is cut in what is made of the body: texts at 4,000 characters, labels at 200', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, `v${index}`]));
    expect(Object.keys(factOf(notification({ session: { labels: many } })).labels)).toHaveLength(200);
    const long = 'x'.repeat(3999) + '🙂'.repeat(5);
    expect(factOf(notification({ session: { labels: { long } } })).labels['long']).toBe('x'.repeat(3999));
  });

  it('does not grow with the sessions of an archive', () => {
    const sessions = Array.from({ length: 600 }, (_, index) => ({ id: `s${index}` }));
    const body = {
      event: { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T09:00:00' },
      reference: 'r',
      sessions,
    };
    expect(factOf(body).archive?.sessions).toHaveLength(500);
  });
});

describe('a Cellosign archive', () => {
  const archive = (over: object) => ({
    event: { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T09:00:00' },
    ...over,
  });

  it('is read as the end of a process with its sessions', () => {
    expect(factOf(fixtures['archive.json'])).toMatchObject({
      type: 'process.archived',
      processId: 'f51c66ba-d33a-4c59-b63a-aa270383fb9e',
      processNumber: 100,
      sessionId: null,
      occurred: {
        raw: '2022-12-21T22:29:17.603248',
        us: Date.UTC(2022, 11, 21, 20, 29, 17, 603) * 1000 + 248,
      },
      sessions: [
        {
          sessionId: 'wSYqmI4xsE',
          transactionNumber: 30,
          recipient: { id: '1', name: 'client' },
          createdAt: { raw: '2022-12-21T22:29:17.603287' },
          submittedAt: { raw: '2022-12-21T22:29:17.603290' },
        },
      ],
    });
  });

  it('keeps neither files nor payments in what it makes of them', () => {
    const kept = JSON.stringify(factOf(fixtures['archive.json']));
    expect(kept).not.toContain('BASE64');
    expect(kept).not.toContain('4580');
  });

  it('without sessions is the end of a process that it names', () => {
    for (const sessions of [undefined, null, []]) {
      expect(factOf(archive({ reference: 'r', sessions }))).toMatchObject({ processId: 'r', sessions: [] });
    }
  });

  it('is named by its first session where it names no process itself', () => {
    expect(factOf(archive({ sessions: [{ id: 's', process_id: 'p' }] })).processId).toBe('p');
  });

  it('leaves out a session time that is none', () => {
    const fact = factOf(
      archive({ reference: 'r', sessions: [{ id: 's', created_at: 'soon', submitted_at: null }] }),
    );
    expect(fact.archive?.sessions).toMatchObject([{ createdAt: null, submittedAt: null }]);
  });
});

describe('the answer to Cellosign', () => {
  const kept = (vendorType: string) =>
    cellosign.accept({ vendorType, processId: 'p "1"' }, () => 'https://x/processes/p');
  const refused = (vendorType: string | null) => cellosign.refuse(vendorType, 'Why "not".');

  it('to a kept creation holds a status and nothing to write into a form', () => {
    expect(kept('WHEF_SESSION_CREATED')).toBe('{"status":"0","errordesc":""}');
  });

  it('to a kept archive says where the process can be seen', () => {
    expect(kept('WHP_ARCHIVE')).toBe(
      '{"status":"0","document":{"reference":"p \\"1\\"","public_link":"https://x/processes/p"},"errordesc":""}',
    );
  });

  it.each([
    'WHEF_CLIENT_LOGGED_IN',
    'WHEF_CLIENT_FORM_LOADED',
    'WHEF_CLIENT_FORM_SUBMITTED',
    'WHEF_SESSION_EXPIRED',
    'WHEF_SESSION_DELETED',
    'WHEF_FORM_FIELD_CHANGED',
    'NEW',
  ])('to a kept %s writes no values into a form', (vendorType) => {
    expect(kept(vendorType)).toBe('{"status":"0","errordesc":"","data":[]}');
  });

  it('to what was refused says why, with a document that is null for an archive', () => {
    expect(refused('WHEF_SESSION_CREATED')).toBe('{"status":"-1","errordesc":"Why \\"not\\"."}');
    expect(refused(null)).toBe('{"status":"-1","errordesc":"Why \\"not\\"."}');
    expect(refused('WHP_ARCHIVE')).toBe('{"status":"-1","document":null,"errordesc":"Why \\"not\\"."}');
  });
});
