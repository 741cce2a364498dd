import { createHash } from 'node:crypto';
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
  facts: fixtures,
  unknownKind: {
    body: notification({ event: { type: 'WHEF_SMS_SENT' } }),
    vendorType: 'WHEF_SMS_SENT',
  },
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
    ['field-change.json', 'session.field_changed'],
    ['archive.json', 'process.archived'],
  ])('%s is %s', (name, type) => {
    expect(factOf(fixtures[name]).type).toBe(type);
  });

  it('is known by its own time, an archive by what it says', () => {
    const identity = (body: unknown) => cellosign.identity(factOf(body), Buffer.from([171]), body);
    expect(identity(fixtures['created.json'])).toBe('2025-01-26T08:49:33.626046');
    const archive = fixtures['archive.json'] as { sessions: object[] };
    const turned = Object.fromEntries(Object.entries(archive).reverse());
    expect(identity(turned)).toBe(identity(archive));
    const sessions = archive.sessions.map((session) => ({ ...session, author: 'dana@example.com' }));
    expect(identity({ ...archive, sessions })).not.toBe(identity(archive));
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
    [-1, null],
    ['-5', null],
    ['NaN', null],
    ['3.5', null],
    ['Infinity', null],
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
  it('is cut in what is made of the body: texts at 4,000 characters, with a mark, labels at 200', () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`k${index}`, `v${index}`]));
    expect(Object.keys(factOf(notification({ session: { labels: many } })).labels)).toHaveLength(200);
    const labels = { long: 'x'.repeat(3998) + '🙂'.repeat(5), whole: 'x'.repeat(4000) };
    expect({ ...factOf(notification({ session: { labels } })).labels }).toEqual({
      long: `${'x'.repeat(3998)}…`,
      whole: labels.whole,
    });
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
  const identityOf = (body: unknown) => cellosign.identity(factOf(body), Buffer.from([]), body);
  const archive = <T extends object>(over: T) => ({
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
      archive: {
        author: 'john@example.com',
        sessions: [
          {
            sessionId: 'wSYqmI4xsE',
            transactionNumber: 30,
            recipient: { id: '1', name: 'client' },
            steps: [
              { type: 'session.created', occurred: { raw: '2022-12-21T22:29:17.603287' } },
              { type: 'session.submitted', occurred: { raw: '2022-12-21T22:29:17.603290' } },
              { type: 'session.logged_in', occurred: { raw: '2022-12-21T22:29:17.603312' } },
            ],
            submission: {
              template: '9fa70d4ccea84262b1ed2308a07a3fb4',
              device: 'mobile',
              userAgent: 'Best browser ever',
              ip: '127.0.0.1',
              place: { latitude: 33.196944, longitude: 35.543705, accuracy: 1000 },
            },
          },
        ],
        signatures: [
          {
            id: 'SIGNATURE1',
            signedAt: { raw: '2022-12-21T22:29:17.603330' },
            signer: { id: '1', name: 'client' },
          },
        ],
        payments: [
          {
            status: 'success',
            type: 'verify_credit_card',
            amount: 2100,
            currency: 'ILS',
            transactionId: '4a45b2df-f7bd-48bf-a2b4-b8405eb51194',
            sessionId: 'wSYqmI4xsE',
          },
        ],
        // The vendor's sample has no real files in it.
        files: [
          { kind: 'signed', name: 'SIGNEDDOCUMENT.pdf', mediaType: 'application/pdf', size: null },
          {
            kind: 'attachment',
            name: 'SOMEFILENAME1.png',
            mediaType: 'image/png',
            sha256: null,
            isKept: false,
          },
        ],
      },
    });
  });

  it('takes a removed value for one that was not told', () => {
    const details = { ip: '[removed]', latitude: '[removed]', longitude: '[removed]', device: 'mobile' };
    const fact = factOf(archive({ reference: 'r', sessions: [{ id: 's', submission_details: details }] }));
    expect(fact.archive?.sessions[0]?.submission).toMatchObject({ ip: null, place: null, device: 'mobile' });
    const client = { ip: '[removed]', user_agent: 'Best browser ever' };
    expect(factOf(notification({ client })).client?.ip).toBeNull();
  });

  it('knows its files by what they are, whether or not they were kept', () => {
    const bytes = Buffer.from('%PDF-1.7 חוזה');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const content = bytes.toString('base64').replace(/(.{8})/gu, '$1\r\n');
    const whole = archive({
      reference: 'r',
      signed_document: { filename: 'חוזה.pdf', mimetype: 'application/pdf', content },
    });
    const file = {
      kind: 'signed',
      name: 'חוזה.pdf',
      mediaType: 'application/pdf',
      size: bytes.length,
      sha256,
    };
    expect(factOf(whole).archive?.files).toEqual([{ ...file, isKept: true }]);
    expect(cellosign.file(whole, 0)).toMatchObject({ name: 'חוזה.pdf', content });

    const note = { removed: 'file', size: bytes.length, sha256 };
    const removed = { ...whole, signed_document: { ...whole['signed_document'], content: note } };
    expect(factOf(removed).archive?.files).toEqual([{ ...file, isKept: false }]);
    expect(cellosign.file(removed, 0)).toBeNull();
    expect(cellosign.file(whole, 1)).toBeNull();
    expect(identityOf(removed)).toBe(identityOf(whole));
  });

  it('takes a signature for a submission where no time of one is told', () => {
    const signature = (signed_at: string, id: unknown) => ({ id: 'S', signed_at, signed_by: { id } });
    const stepsOf = (sessions: object[]) =>
      factOf(
        archive({
          reference: 'r',
          sessions,
          signatures: [signature('2025-01-26T09:05:00', '1'), signature('2025-01-26T09:06:00', 1)],
        }),
      ).archive?.sessions.map(({ steps }) => steps.map(({ type, occurred }) => [type, occurred.raw]));
    const session = { id: 's', recipient: { id: 1, name: 'client' } };
    expect(stepsOf([session])).toEqual([[['session.submitted', '2025-01-26T09:06:00']]]);
    expect(stepsOf([{ ...session, submitted_at: '2025-01-26T09:07:00' }])).toEqual([
      [['session.submitted', '2025-01-26T09:07:00']],
    ]);
    expect(stepsOf([session, { ...session, id: 's2' }])).toEqual([[], []]);
  });

  it('reads the first of each kind that the vendor told others of, and no changes of fields', () => {
    const integration = (type: string, executed_at: unknown) => ({ type, executed_at });
    const integrations = [
      integration('EF_CLIENT_LOGGED_IN', '2025-01-26T09:02:00'),
      integration('EF_CLIENT_LOGGED_IN', '2025-01-26T09:01:00'),
      integration('EF_CLIENT_FORM_LOADED', '2025-01-26T09:03:00'),
      integration('EF_FORM_FIELD_CHANGED', '2025-01-26T09:03:01'),
      integration('EF_SESSION_DELETED', 'soon'),
      integration('SOMETHING_ELSE', '2025-01-26T09:03:01'),
      null,
    ];
    const fact = factOf(archive({ reference: 'r', sessions: [{ id: 's', integrations }] }));
    expect(fact.archive?.sessions[0]?.steps.map(({ type, occurred }) => [type, occurred.raw])).toEqual([
      ['session.logged_in', '2025-01-26T09:01:00'],
      ['session.loaded', '2025-01-26T09:03:00'],
    ]);
  });

  it('keeps neither files nor payments in what it makes of them', () => {
    const kept = JSON.stringify(factOf(fixtures['archive.json']));
    expect(kept).not.toContain('BASE64');
    expect(kept).not.toContain('4580');
  });

  it('tells of the sessions that can be read, and is the end of its process whatever the others are', () => {
    const sessions = [null, 'x', {}, { id: ['x'] }, { id: 's' }, { id: 't', process_id: '..' }];
    const { processId, archive: told } = factOf(archive({ reference: 'r', sessions }));
    expect([processId, told?.sessions.map(({ sessionId }) => sessionId)]).toEqual(['r', ['s']]);
  });

  it('without sessions is the end of a process that it names', () => {
    for (const sessions of [undefined, null, []]) {
      expect(factOf(archive({ reference: 'r', sessions }))).toMatchObject({
        processId: 'r',
        archive: { sessions: [] },
      });
    }
  });

  it('is named by its first session where it names no process itself', () => {
    expect(factOf(archive({ sessions: [{ id: 's', process_id: 'p' }] })).processId).toBe('p');
  });

  it('leaves out a session time that is none', () => {
    const fact = factOf(
      archive({ reference: 'r', sessions: [{ id: 's', created_at: 'soon', submitted_at: null }] }),
    );
    expect(fact.archive?.sessions).toMatchObject([{ steps: [] }]);
  });
});

describe('the answer to Cellosign, beside what the vendor documents,', () => {
  const answers = new URL('./answers/', import.meta.url);
  const documented = (name: string) =>
    JSON.parse(readFileSync(new URL(`${name}.json`, answers), 'utf8')) as Record<string, unknown>;
  const kept = (vendorType: string) =>
    JSON.parse(
      cellosign.accept(
        { vendorType, processId: '1bbc36dd-6e6b-4ab2-bb97-4ee46627bcab' },
        (processId) => `https://mystorage.example.com/${processId}`,
      ),
    ) as Record<string, unknown>;

  it('is the same to an archive and to a creation', () => {
    expect(kept('WHP_ARCHIVE')).toEqual(documented('archive-success'));
    expect(kept('WHEF_SESSION_CREATED')).toEqual(documented('created-success'));
  });

  it('is the same to an archive and a notification that are refused', () => {
    const refuse = (vendorType: string) =>
      JSON.parse(cellosign.refuse(vendorType, 'Something goes wrong')) as unknown;
    expect(refuse('WHP_ARCHIVE')).toEqual(documented('archive-error'));
    expect(refuse('WHEF_CLIENT_LOGGED_IN')).toEqual(documented('notification-error'));
  });

  it('to all others is the part of the documented ones that writes nothing into a form', () => {
    const { document: _, ...superset } = documented('superset-success');
    for (const type of ['WHEF_CLIENT_LOGGED_IN', 'WHEF_SESSION_EXPIRED', 'WHEF_FORM_FIELD_CHANGED']) {
      expect(kept(type)).toEqual(superset);
      expect(Object.keys(kept(type))).toEqual(
        expect.arrayContaining(Object.keys(documented('expired-success'))),
      );
    }
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
