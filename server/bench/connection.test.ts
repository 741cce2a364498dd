import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openConnection, postRequest, type Connection } from './connection.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const post = (connection: Connection, body: string) =>
  new Promise<number>((answered) => connection.send(postRequest('/path', body), answered));

describe('the connection of the load', () => {
  it('sends one request after the other over the same line, whatever letters they hold', async () => {
    const heard: [port: number | undefined, path: string | undefined, body: string][] = [];
    const url = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        heard.push([request.socket.remotePort, request.url, Buffer.concat(chunks).toString()]);
        response.writeHead(heard.length === 1 ? 200 : 503, { 'content-length': 2 }).end('ok');
      });
    });
    const connection = openConnection(url);
    expect([await post(connection, '{"name":"דנה"}'), await post(connection, '{}')]).toEqual([200, 503]);
    const port = heard[0]?.[0];
    expect(port).toBeGreaterThan(0);
    expect(heard).toEqual([
      [port, '/path', '{"name":"דנה"}'],
      [port, '/path', '{}'],
    ]);
    connection.close();
  });

  it('waits for the whole of an answer that comes in pieces', async () => {
    const state = { isEnded: false };
    const url = await serve((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-length': 4 });
      response.write('{"a');
      setTimeout(() => {
        state.isEnded = true;
        response.end('"');
      }, 30);
    });
    const connection = openConnection(url);
    expect(await post(connection, '{}')).toBe(200);
    expect(state.isEnded).toBe(true);
    connection.close();
  });

  it('tells of a line that broke, and opens another one', async () => {
    let count = 0;
    const url = await serve((request, response) => {
      count += 1;
      if (count === 1) request.socket.destroy();
      else response.writeHead(200, { 'content-length': 0 }).end();
    });
    const connection = openConnection(url);
    expect([await post(connection, '{}'), await post(connection, '{}')]).toEqual([0, 200]);
    connection.close();
  });
});
