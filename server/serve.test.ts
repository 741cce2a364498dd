import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { deliveryPage } from '../shared/delivery.ts';
import type { Delivery } from '../shared/delivery.ts';
import { notification, notificationOf } from './testing/bodies.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

async function freshServer(env: Record<string, string> = {}): Promise<TestServer> {
  const server = await startTestServer(env);
  onTestFinished(() => server.close());
  return server;
}

async function deliveries(server: TestServer): Promise<Delivery[]> {
  return deliveryPage.parse(await (await fetch(`${server.url}/api/deliveries?limit=200`)).json()).items;
}

function post(
  server: TestServer,
  body: BodyInit,
  path = '/webhooks/cellosign',
  headers: Record<string, string> = {},
) {
  return fetch(server.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** Whether the server still does its work. */
async function expectAlive(server: TestServer): Promise<void> {
  const response = await post(server, JSON.stringify(notificationOf(`alive-${Math.random()}`)));
  expect(await response.text()).toBe('{"status":"0","errordesc":""}');
}

const head = (...lines: string[]) =>
  `${['POST /webhooks/cellosign HTTP/1.1', 'Host: localhost', ...lines].join('\r\n')}\r\n\r\n`;
const json = 'Content-Type: application/json';

describe('a real connection', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('brings a body of 29 MB, which is kept to the byte', async () => {
    const filler = 'JVBERi0xLjQK'.repeat((29 * 1024 * 1024) / 12);
    const body = JSON.stringify({
      event: { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T10:00:00' },
      reference: 'big',
      note: filler,
    });
    expect((await post(server, body)).status).toBe(200);
    const [newest] = await deliveries(server);
    expect(newest).toMatchObject({
      size: body.length,
      sha256: createHash('sha256').update(body).digest('hex'),
      verdict: 'stored',
    });
    const kept = await fetch(`${server.url}/api/deliveries/${newest?.id}/body`);
    expect(Buffer.from(await kept.arrayBuffer()).equals(Buffer.from(body))).toBe(true);
  });

  it.each(['with its length', 'in chunks'])(
    "that brings 40 MB %s is answered 413 in the vendor's shape",
    async (how) => {
      const before = (await deliveries(server)).length;
      const body = Buffer.alloc(40 * 1024 * 1024, 0x20);
      const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
        const headers = how === 'in chunks' ? {} : { 'content-length': body.length };
        const outgoing = httpRequest(
          `${server.url}/webhooks/cellosign`,
          { method: 'POST', headers },
          (incoming) => {
            let text = '';
            incoming.setEncoding('utf8').on('data', (piece: string) => (text += piece));
            incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
          },
        );
        outgoing.on('error', reject);
        outgoing.end(body);
      });
      expect(answer).toEqual({
        status: 413,
        text: '{"status":"-1","errordesc":"The body is larger than 30 MB."}',
      });
      expect(await deliveries(server)).toHaveLength(before);
      await expectAlive(server);
    },
  );

  it('that sends all of its 40 MB before it listens still hears why they were refused', async () => {
    const size = 40 * 1024 * 1024;
    const socket = connect(server.port, '127.0.0.1');
    const heard: Buffer[] = [];
    const faults: Error[] = [];
    socket.on('error', (error) => faults.push(error));
    socket.write(head(json, `Content-Length: ${size}`));
    const piece = Buffer.alloc(1024 * 1024, 0x20);
    for (let sent = 0; sent < size; sent += piece.byteLength)
      if (!socket.write(piece)) await once(socket, 'drain', { signal: AbortSignal.timeout(10_000) });
    socket.on('data', (chunk: Buffer) => heard.push(chunk));
    await once(socket, 'close');
    expect(faults).toEqual([]);
    expect(Buffer.concat(heard).toString()).toMatch(/^HTTP\/1\.1 413 [^]*"status":"-1"/u);
  });

  it('is answered 413 by the declared length alone, before the body comes', async () => {
    expect(await server.converse(head(json, 'Content-Length: 999999999999'))).toMatch(/^HTTP\/1\.1 413 /u);
  });

  it('brings a body in small chunks', async () => {
    const body = JSON.stringify(notificationOf('chunked', 'WHEF_SESSION_CREATED', { labels: { שם: '🎉' } }));
    const chunks = [...Buffer.from(body)].map((byte) =>
      Buffer.from(byte.toString(16).padStart(2, '0'), 'hex'),
    );
    const pieces = chunks.flatMap((chunk) => ['1\r\n', chunk, '\r\n']);
    const heard = await server.converse(
      head(json, 'Transfer-Encoding: chunked', 'Connection: close'),
      ...pieces,
      '0\r\n\r\n',
    );
    expect(heard).toContain('{"status":"0","errordesc":""}');
    // Which process it belongs to is known a moment after it is stored.
    await expect
      .poll(async () => (await deliveries(server))[0])
      .toMatchObject({ processId: 'chunked', size: Buffer.byteLength(body) });
  });

  it('that is given up while it waits for its turn takes nobody else the turn', async () => {
    const size = 300_000;
    const begin = () =>
      new Promise<Socket>((done) => {
        const socket = connect(server.port, '127.0.0.1', () => {
          socket.write(head(json, `Content-Length: ${size}`), () => done(socket));
        });
        socket.on('error', () => undefined);
      });
    const several = () => Promise.all(Array.from({ length: 4 }, begin));
    const giveUp = async (sockets: Socket[]) => {
      await Promise.all(sockets.map((socket) => once(socket.destroy(), 'close')));
      await sleep(100);
    };
    // As many as are read at once, and as many behind them.
    const reading = await several();
    await sleep(100);
    const waiting = await several();
    await sleep(100);
    await giveUp(waiting);
    await giveUp(reading);
    const large = notificationOf('large', 'WHEF_SESSION_CREATED', { labels: { text: 'x'.repeat(size) } });
    const answer = await post(server, JSON.stringify(large));
    expect(answer.status).toBe(200);
  });

  it('that ends before its body is whole leaves nothing behind', async () => {
    const before = (await deliveries(server)).length;
    const body = JSON.stringify(notificationOf('cut'));
    for (const start of [
      `${head(json, `Content-Length: ${body.length + 10}`)}${body}`,
      `${head(json, 'Transfer-Encoding: chunked')}${body.length.toString(16)}\r\n${body}\r\n`,
    ]) {
      await new Promise<void>((done) => {
        const socket = connect(server.port, '127.0.0.1', () =>
          socket.write(start, () => setTimeout(() => socket.destroy(), 30)),
        );
        socket.on('close', () => done());
      });
    }
    await expectAlive(server);
    expect(await deliveries(server)).toHaveLength(before + 1);
  });

  it('with more bytes than it declared is told so, and what it declared is kept or will come again', async () => {
    const body = JSON.stringify(notificationOf('longer'));
    const heard = await server.converse(
      head(json, `Content-Length: ${body.length}`),
      `${body}{"more":1}\r\n\r\n`,
    );
    expect(heard).toContain('HTTP/1.1 400 ');
    const isAcknowledged = heard.includes('"status":"0"');
    const isKept = (await deliveries(server)).some(({ processId }) => processId === 'longer');
    expect(isAcknowledged && !isKept).toBe(false);
    await expectAlive(server);
  });

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400],
    ['two lengths that disagree', `${head(json, 'Content-Length: 2', 'Content-Length: 3')}{}`, 400],
    [
      'a length beside chunks',
      `${head(json, 'Content-Length: 2', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
      400,
    ],
    ['a length that is no number', `${head(json, 'Content-Length: -2')}{}`, 400],
    ['a broken chunk', `${head(json, 'Transfer-Encoding: chunked')}zz\r\n{}\r\n`, 400],
    ['headers of 100 kB', head(`X-Long: ${'x'.repeat(100_000)}`), 431],
    [
      'a bare line feed in a header',
      'POST /webhooks/cellosign HTTP/1.1\r\nHost: localhost\r\nX: a\nY\r\n\r\n',
      400,
    ],
    ['no Host', 'POST /webhooks/cellosign HTTP/1.1\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}', 400],
    [
      'a Host that is none',
      'POST /webhooks/cellosign HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}',
      400,
    ],
    ['a backslash in its address', 'GET /a\\b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n', 400],
  ])('that sends %s is answered with a sentence, and the server stands', async (_name, bytes, status) => {
    const heard = await server.converse(bytes);
    expect(heard).toMatch(new RegExp(`HTTP/1\\.1 ${status} `, 'u'));
    expect(heard).toMatch(/\r\n\r\n\{"status":"-1","errordesc":"[^"]+\."\}$/u);
    await expectAlive(server);
  });

  it('of HTTP/1.0, which names no Host, brings a delivery too', async () => {
    const body = JSON.stringify(notificationOf('old'));
    const heard = await server.converse(
      `POST /webhooks/cellosign HTTP/1.0\r\n${json}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(heard).toContain('{"status":"0","errordesc":""}');
  });

  it('is told to go on before a large body where it asks', async () => {
    const body = JSON.stringify(notificationOf('continue'));
    const heard = await server.converse(
      head(json, 'Expect: 100-continue', 'Connection: close', `Content-Length: ${body.length}`),
      body,
    );
    expect(heard).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/u);
  });

  it('carries several deliveries one after the other, each answered in its turn', async () => {
    const bodies = ['one', 'two', 'three'].map((id) => JSON.stringify(notificationOf(`pipe-${id}`)));
    const pieces = bodies.map(
      (body, index) =>
        `${head(json, `Content-Length: ${body.length}`, ...(index === 2 ? ['Connection: close'] : []))}${body}`,
    );
    const heard = await server.converse(pieces.join(''));
    expect(heard.match(/"status":"0"/gu)).toHaveLength(3);
  });

  it.each([
    ['/webhooks/cellosign/../../etc/passwd', 404],
    ['/webhooks/cellosign/%2e%2e', 404],
    ['//webhooks/cellosign', 404],
    ['/webhooks//cellosign', 404],
    ['/webhooks/cellosign/%2Fetc', 404],
    ['/webhooks/cellosign/a%00b', 404],
  ])('to %s is no delivery', async (path, status) => {
    const before = (await deliveries(server)).length;
    const bytes = `POST ${path} HTTP/1.1\r\nHost: localhost:${server.port}\r\n${json}\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}`;
    expect(await server.converse(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, 'u'));
    expect(await deliveries(server)).toHaveLength(before);
  });

  it.each([
    '/../test.db',
    '/%2e%2e/test.db',
    '/assets/../../test.db',
    '/assets/..%2f..%2fpackage.json',
    '/.env',
    '/secret.key',
  ])('to %s reads no file of the machine', async (path) => {
    const heard = await server.converse(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
    );
    expect(heard).not.toMatch(/SQLite format|"dependencies"/u);
  });

  it('from a page of another site is refused by the socket too, and Origin null does no harm', async () => {
    for (const origin of ['null', 'http://evil.example', '']) {
      for (const transport of ['polling', 'websocket'] as const) {
        const client = io(server.url, {
          transports: [transport],
          reconnection: false,
          forceNew: true,
          extraHeaders: { origin },
        });
        const outcome = await new Promise<string>((resolve) => {
          client.on('connect', () => resolve('connected'));
          client.on('connect_error', () => resolve('refused'));
        });
        client.disconnect();
        expect([origin, transport, outcome]).toEqual([origin, transport, 'refused']);
      }
    }
    await expectAlive(server);
  });

  it('answers many at once, each of them kept', async () => {
    const ids = Array.from({ length: 300 }, (_each, index) => `many-${index}`);
    const answers = await Promise.all(
      ids.map(async (id) =>
        (await post(server, JSON.stringify(notificationOf(id)), '/webhooks/cellosign/many')).text(),
      ),
    );
    expect(new Set(answers)).toEqual(new Set(['{"status":"0","errordesc":""}']));
    const response = await fetch(`${server.url}/api/deliveries?limit=200`);
    expect((await response.json()) as object).toMatchObject({ items: { length: 200 } });
  });
});

describe('a server under a base path, with a token', () => {
  it('serves pages, API, webhooks and socket there', async () => {
    const server = await freshServer({ BASE_PATH: '/tools/box', API_TOKEN: 'a-long-token-for-tests' });
    expect(server.url).toMatch(/\/tools\/box$/u);
    expect((await post(server, JSON.stringify(notification()))).status).toBe(200);
    const headers = { authorization: 'Bearer a-long-token-for-tests' };
    expect((await fetch(`${server.url}/api/processes`)).status).toBe(401);
    expect((await fetch(`${server.url}/api/processes`, { headers })).status).toBe(200);
    const join = (auth: object) =>
      new Promise<string>((resolve) => {
        const client = io(new URL(server.url).origin, {
          path: '/tools/box/socket.io',
          transports: ['websocket'],
          reconnection: false,
          forceNew: true,
          auth,
        });
        client.on('connect', () => {
          client.disconnect();
          resolve('connected');
        });
        client.on('connect_error', (error) => {
          client.disconnect();
          resolve(error.message);
        });
      });
    expect(await join({})).toBe('unauthorized');
    expect(await join({ token: 'wrong' })).toBe('unauthorized');
    expect(await join({ token: 7 })).toBe('unauthorized');
    expect(await join({ token: 'a-long-token-for-tests' })).toBe('connected');
  });

  it('plays the sample through its own address, credentials included', async () => {
    const server = await freshServer({ BASE_PATH: '/box', WEBHOOK_AUTH: 'basic:vendor:se:cret' });
    const response = await fetch(`${server.url}/api/sample`, { method: 'POST' });
    expect(response.status).toBe(201);
    const { processId } = (await response.json()) as { processId: string };
    // Which process it belongs to is known once it is folded.
    await expect
      .poll(async () => (await deliveries(server))[0])
      .toMatchObject({ processId, source: 'sample', verdict: 'stored' });
  });

  it('plays the sample also where deliveries make no sources, or its source was deleted', async () => {
    const server = await freshServer();
    const change = (method: string, path: string, body?: object) =>
      fetch(`${server.url}/api/${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
    expect((await change('PATCH', 'settings', { createSourcesByDelivery: false })).status).toBe(200);
    expect((await change('POST', 'sample')).status).toBe(201);
    expect((await change('DELETE', 'sources/1')).status).toBe(204);
    expect((await post(server, '{}', '/webhooks/cellosign/sample')).status).toBe(404);
    expect((await change('POST', 'sample')).status).toBe(201);
  });
});

describe('IPv6', () => {
  it('loopback needs no sign-in', async () => {
    const server = await freshServer({ HOST: '::1' });
    expect(server.url).toBe(`http://[::1]:${server.port}`);
    expect((await fetch(`${server.url}/api/processes`)).status).toBe(200);
  });
});
