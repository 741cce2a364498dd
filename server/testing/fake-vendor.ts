import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the fake was asked. */
export interface Asked {
  method: string;
  url: string;
  authorization: string | undefined;
  body: unknown;
}

type Answer = (response: ServerResponse, asked: Asked) => void;

export const saying =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** A vendor's API on loopback: it remembers what it was asked and answers as the test says. */
export async function startFakeVendor(answer: Answer) {
  const asked: Asked[] = [];
  const vendor = { answer, underWay: 0, mostUnderWay: 0 };
  const server = createServer((request, response) => {
    vendor.underWay += 1;
    vendor.mostUnderWay = Math.max(vendor.mostUnderWay, vendor.underWay);
    response.on('close', () => (vendor.underWay -= 1));
    void readText(request).then((text) => {
      const { method = '', url = '', headers } = request;
      const body: unknown = text === '' ? null : JSON.parse(text);
      const one = { method, url, authorization: headers.authorization, body };
      asked.push(one);
      vendor.answer(response, one);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    mostUnderWay: () => vendor.mostUnderWay,
    /** From now on. */
    answers(next: Answer): void {
      vendor.answer = next;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}
