import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Delivery, DeliveryDetail } from '../../shared/delivery.ts';
import type { ClientToServer, Follow, ServerToClient } from '../../shared/live.ts';
import archive from '../providers/cellosign/fixtures/archive.json' with { type: 'json' };
import created from '../providers/cellosign/fixtures/created.json' with { type: 'json' };
import deleted from '../providers/cellosign/fixtures/deleted.json' with { type: 'json' };
import expired from '../providers/cellosign/fixtures/expired.json' with { type: 'json' };
import fieldChange from '../providers/cellosign/fixtures/field-change.json' with { type: 'json' };
import loaded from '../providers/cellosign/fixtures/form-loaded.json' with { type: 'json' };
import submitted from '../providers/cellosign/fixtures/form-submitted.json' with { type: 'json' };
import loggedIn from '../providers/cellosign/fixtures/logged-in.json' with { type: 'json' };
import { createTestApp, type TestApp } from '../testing/test-app.ts';
import { startTestServer } from '../testing/test-server.ts';

type Json = Record<string, unknown>;

/** Canaries so far; each stands at one place of one body. */
const canaries: string[] = [];

function canary(): string {
  const text = `canary-${canaries.length}-${randomBytes(6).toString('hex')}`;
  canaries.push(text);
  return text;
}

/** A number that stands nowhere else. */
function numberCanary(): number {
  const number = Number(`77.${randomBytes(4).readUInt32LE()}1`);
  canaries.push(String(number));
  return number;
}

/** Canaries that are sent as base64. */
const inFiles = new Set<string>();

/** The number of a card that stands nowhere else, in groups of four. */
function cardCanary(separator: string): string {
  const digits = `4${String(randomBytes(6).readUIntBE(0, 6)).padStart(14, '7').slice(0, 14)}`;
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, each, at) => {
      const counted = Number(each) * (at % 2 === 0 ? 2 : 1);
      return total + (counted > 9 ? counted - 9 : counted);
    }, 0);
  const number = `${digits}${(10 - (sum % 10)) % 10}`.replace(/(.{4})(?=.)/gu, `$1${separator}`);
  canaries.push(number);
  return number;
}

/** A file whose beginning is known both as it is and as base64. */
function fileCanary(size: number): string {
  const text = canary();
  inFiles.add(text);
  const file = Buffer.concat([Buffer.from(text.padEnd(48, '.')), randomBytes(size)]);
  const content = file.toString('base64');
  canaries.push(content.slice(0, 60));
  return content;
}

/** The body with a value put in at each path. */
function planted(body: unknown, values: Readonly<Record<string, unknown>>): Json {
  const copy = structuredClone(body) as Json;
  for (const [path, value] of Object.entries(values)) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let holder = copy;
    for (const name of names) holder = (holder[name] ??= {}) as Json;
    holder[last] = value;
  }
  return copy;
}

function plantedArchive(reference: string, fileSize: number): Json {
  const session = 'sessions.0';
  const text = [
    `${session}.recipient.otp_destination.address`,
    `${session}.recipient.invitations.0.address`,
    `${session}.submission_details.ip`,
    `${session}.integrations.0.payload`,
    ...['0.value', '1.value', '4.value', '4.meta.geocoder', '3.meta.anything.deep'].map((at) => `data.${at}`),
    ...['card_mask', 'card_id', 'card_expiration', 'card_no', 'auth_number', 'cguid', 'something_new'].map(
      (name) => `payments.0.provider_transaction_result.${name}`,
    ),
  ];
  const numbers = ['latitude', 'longitude', 'accuracy'].map(
    (name) => `${session}.submission_details.${name}`,
  );
  return planted(archive, {
    reference,
    [`${session}.reference`]: reference,
    [`${session}.process_id`]: reference,
    ...Object.fromEntries(text.map((path) => [path, canary()])),
    ...Object.fromEntries(numbers.map((path) => [path, numberCanary()])),
    'payments.0.extra_card': cardCanary(''),
    'payments.0.note': `paid with ${cardCanary(' ')}`,
    'payments.0.more.anything': [cardCanary('-'), Number(cardCanary(''))],
    'attachments.0.content': fileCanary(fileSize),
    'signed_document.content': fileCanary(fileSize),
  });
}

const named: Readonly<Record<string, Json>> = {
  created: planted(created, { 'client.ip': canary() }),
  'logged in': planted(loggedIn, {
    'client.ip': canary(),
    ...Object.fromEntries(
      ['forwarded_for', 'X-Forwarded-For', 'xForwardedFor', 'x_real_ip', 'REMOTE_ADDR', 'ipAddress'].map(
        (name) => [`client.${name}`, canary()],
      ),
    ),
  }),
  loaded: planted(loaded, { 'client.ip': canary(), 'client.position.latitude': numberCanary() }),
  submitted: planted(submitted, { 'client.ip': canary(), 'data.0.value': canary() }),
  expired: planted(expired, { 'session.recipient.email': canary() }),
  deleted: planted(deleted, { 'session.recipient.phone': canary() }),
  'a field change': planted(fieldChange, {
    'client.ip': canary(),
    'change.value': canary(),
    'fields.0.value': { nested: canary() },
    'fields.1': { id: 'F', value: [canary()] },
  }),
  'an archive': plantedArchive('archive-small', 100),
  'a large archive': plantedArchive('archive-large', 600_000),
  'an unknown type': {
    event: { type: 'WHEF_SMS_SENT', timestamp: '2025-01-26T08:49:33' },
    sms: { to: canary(), phone: canary(), recipient_address: [canary()], sender: { ip: canary() } },
    storage: [[{ content: fileCanary(40), address: { street: canary() } }]],
  },
  'an incomplete body': { event: created.event, client: { ip: canary() }, data: { F: { value: canary() } } },
  'a list': [{ client: { ip: canary() } }] as unknown as Json,
};

/** What no serializer writes. */
const written: Readonly<Record<string, string>> = {
  'a member that is named twice': JSON.stringify(created).replace(
    '{',
    `{"client":{"ip":"${canary()}"},"client":{},`,
  ),
  'a name that is named twice, once in escapes': JSON.stringify(created).replace(
    '{',
    `{"client":{"\\u0069p":"${canary()}","i\\u0070":null},`,
  ),
  'a name in escapes': JSON.stringify(created).replace('{', `{"client":{"\\u0069\\u0070":"${canary()}"},`),
  'space between everything': JSON.stringify(named['loaded'], null, '\t').replace(/": /gu, '" \n: '),
};

let app: TestApp;
let kept: Map<string, Delivery & DeliveryDetail>;

beforeAll(async () => {
  app = await createTestApp();
  kept = new Map();
  for (const [name, body] of [...Object.entries(named), ...Object.entries(written)]) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    await app.post('cellosign/hr', text);
    const [newest] = await app.deliveries();
    kept.set(name, (await app.get(`/api/deliveries/${newest?.id}`)) as Delivery & DeliveryDetail);
    expect(newest?.sha256).toBe(createHash('sha256').update(text).digest('hex'));
    expect(newest?.size).toBe(Buffer.byteLength(text));
  }
});
afterAll(() => app.close());

const found = (text: string) => canaries.filter((each) => text.includes(each));

function onDisk(): string {
  const folder = dirname(app.databaseFile);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
    .join('\n');
}

describe('what is private in a body', () => {
  it('was in what was sent, or these tests would prove nothing', () => {
    expect(canaries.length).toBeGreaterThan(50);
    expect(found(JSON.stringify([named, written]))).toEqual(canaries.filter((each) => !inFiles.has(each)));
  });

  it('is nowhere on the disk: not in the database, its log or the files beside it', () => {
    expect(onDisk()).toContain('5Wkt78ciJc');
    expect(found(onDisk())).toEqual([]);
  });

  it('is in no line of the log', () => {
    expect(found(app.logged.join('\n'))).toEqual([]);
  });

  it('is in no answer of the API and in no export', async () => {
    const ids = (await app.deliveries()).map(({ id }) => id);
    const processes = (await app.processes()).map(({ processId }) => encodeURIComponent(processId));
    expect(processes.length).toBeGreaterThan(5);
    const paths = [
      '/api/processes?limit=200',
      '/api/events?limit=1000',
      '/api/deliveries?limit=200',
      '/api/workflows',
      '/api/export?format=csv',
      '/api/export?format=json',
      ...ids.flatMap((id) => [`/api/deliveries/${id}`, `/api/deliveries/${id}/body`]),
      ...processes.flatMap((id) => [`/api/processes/${id}`, `/api/processes/${id}/events`]),
      ...processes.map((id) => `/api/processes/${id}/export?format=csv`),
    ];
    for (const path of paths) {
      const response = await app.request(path);
      expect([path, response.status]).toEqual([path, 200]);
      expect([path, found(await response.text())]).toEqual([path, []]);
    }
  });

  it('is in nothing that is sent over the socket, whatever it follows, while the deliveries come in', async () => {
    const server = await startTestServer();
    const heard: string[] = [];
    const following = async (wish: Follow) => {
      const client: Socket<ServerToClient, ClientToServer> = io(server.url, {
        forceNew: true,
        transports: ['websocket'],
      });
      onTestFinished(() => void client.disconnect());
      client.onAny((...message: unknown[]) => heard.push(JSON.stringify(message)));
      heard.push(JSON.stringify(await client.emitWithAck('follow', wish)));
    };
    onTestFinished(() => server.close());
    await following({});
    await following({ q: 'client', visible: ['archive-small', 'archive-large'] });
    await following({ processId: 'archive-small' });
    const bodies = [...Object.values(named).map((body) => JSON.stringify(body)), ...Object.values(written)];
    for (const body of bodies) {
      const headers = { 'content-type': 'application/json' };
      await fetch(`${server.url}/webhooks/cellosign/hr`, { method: 'POST', headers, body });
    }
    const ids = (await app.processes()).map(({ processId }) => JSON.stringify(processId));
    await vi.waitFor(() => expect(ids.filter((id) => !heard.join('').includes(id))).toEqual([]), {
      timeout: 10_000,
    });
    // Somebody who comes later and was away.
    await following({ after: 1 });
    expect(heard.length).toBeGreaterThan(5);
    expect(found(heard.join('\n'))).toEqual([]);
  });

  it('is still nowhere when all projections were made anew from what is kept', async () => {
    const before = await app.processes();
    await app.store.forgetProjections();
    expect(await app.processes()).toEqual(before);
    expect(found(onDisk())).toEqual([]);
  });
});

describe('a body without what is private', () => {
  const bodyOf = (name: string) => JSON.parse(kept.get(name)?.body ?? '') as Json;

  it('says what was removed, by which rules, and the hash of what is kept', () => {
    const rules = Object.fromEntries([...kept].map(([name, { removed }]) => [name, removed.join(' ')]));
    expect(rules).toEqual({
      created: 'ip',
      'logged in': 'ip',
      loaded: 'ip position',
      submitted: 'ip form_values',
      expired: 'addresses',
      deleted: 'addresses',
      'a field change': 'ip form_values',
      'an archive': 'ip position card card_number form_values addresses files',
      'a large archive': 'ip position card card_number form_values addresses files',
      'an unknown type': 'ip addresses files',
      'an incomplete body': 'ip form_values',
      'a list': 'ip',
      'a member that is named twice': '',
      'a name that is named twice, once in escapes': '',
      'a name in escapes': 'ip',
      'space between everything': 'ip position',
    });
    for (const { body, keptSha256, sha256 } of kept.values()) {
      expect(createHash('sha256').update(body).digest('hex')).toBe(keptSha256);
      expect(keptSha256).not.toBe(sha256);
    }
  });

  it('keeps the author, the device, labels and names, and all that has nothing in it', () => {
    const session = (bodyOf('an archive')['sessions'] as Json[])[0] as Json;
    const details = session['submission_details'];
    expect(session['author']).toBe('john@example.com');
    expect(session['labels']).toEqual({ CUSTOMER_TAG: 'CUSTOMER_VALUE' });
    expect(session['recipient']).toMatchObject({
      id: 1,
      name: 'client',
      otp_destination: { provider: null },
    });
    expect(details).toEqual({
      ip: '[removed]',
      user_agent: 'Best browser ever',
      device: 'mobile',
      latitude: '[removed]',
      longitude: '[removed]',
      accuracy: '[removed]',
    });
    const [payment] = bodyOf('an archive')['payments'] as Json[];
    expect(payment).toMatchObject({ status: 'success', amount: 2100, extra_card: '[removed]' });
    // Long numbers that are none of a card.
    const { transaction_id, session_id } = archive.payments[0] ?? {};
    expect(payment).toMatchObject({ transaction_id, session_id });
    expect(payment?.['provider_transaction_result']).toMatchObject({
      currency: 'ILS',
      card_brand: 'Visa',
      card_no: '[removed]',
      club_code: '',
    });
  });

  it('says of a file how large it was and what its hash is', () => {
    const content = (named['a large archive']?.['signed_document'] as { content: string }).content;
    const file = Buffer.from(content, 'base64');
    expect(bodyOf('a large archive')['signed_document']).toEqual({
      filename: 'SIGNEDDOCUMENT.pdf',
      mimetype: 'application/pdf',
      content: {
        removed: 'file',
        size: file.length,
        sha256: createHash('sha256').update(file).digest('hex'),
      },
    });
  });

  it('without its files is small, and lies in no file of its own', () => {
    const folder = `${app.databaseFile}.bodies`;
    const files = readdirSync(dirname(folder), { recursive: true }).map(String);
    expect(files.filter((name) => /[0-9a-f]{64}/u.test(name))).toEqual([]);
  });

  it('of which nothing had to be removed is kept to the byte, spaces and order and all', async () => {
    const text = `\ufeff${JSON.stringify(created, null, 1).replace('"session"', '"s\\u0065ssion"')}\n`;
    await app.post('cellosign/hr', text);
    const [newest] = await app.deliveries();
    const body = await app.request(`/api/deliveries/${newest?.id}/body`);
    expect(Buffer.from(await body.arrayBuffer()).equals(Buffer.from(text))).toBe(true);
    expect(newest?.removed).toEqual([]);
  });

  it('never touches a label, whatever it is called', async () => {
    const labels = { ip: '10.0.0.1', email: 'a@example.com', content: 'x', data: { value: 1 }, to: 'Haifa' };
    const body = JSON.stringify(planted(created, { 'session.labels': labels }));
    await app.post('cellosign/hr', body);
    const [newest] = await app.deliveries();
    expect(((await app.get(`/api/deliveries/${newest?.id}`)) as DeliveryDetail).body).toBe(body);
  });
});
