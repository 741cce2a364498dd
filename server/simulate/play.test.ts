import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { play } from './play.ts';
import type { Step } from './step.ts';

interface Seen {
  path: string | undefined;
  authorization: string | undefined;
  body: string;
}

const ok = {
  status: 200,
  body: '{"status":"0","errordesc":""}',
  retryAfter: undefined as string | undefined,
};
let server: Server | undefined;

/** A receiver that answers with `answers` one after the other, the last one for ever. */
async function receiver(
  answers: readonly Partial<typeof ok>[] = [ok],
): Promise<{ url: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { status, body: text, retryAfter } = { ...ok, ...(answers[seen.length] ?? answers.at(-1)) };
      seen.push({ path: request.url, authorization: request.headers.authorization, body });
      if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
      response.writeHead(status).end(text);
    });
  };
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

function steps(count: number, gap = 0): Step[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, index) => ({
    at: now + index * gap,
    source: 'recruitment',
    body: { number: index },
    processId: String(index % 3),
  }));
}

describe('playing steps', () => {
  it('posts each body to its webhook address below the base path and counts what was accepted', async () => {
    const { url, seen } = await receiver();
    const tally = await play(steps(9), { url: `${url}/box`, headers: { authorization: 'Bearer t' } });
    expect(tally).toMatchObject({ accepted: 9, refused: 0, failed: 0, retried: 0, firstTrouble: null });
    expect(tally.processes.size).toBe(3);
    expect(new Set(seen.map((request) => request.path))).toEqual(
      new Set(['/box/webhooks/cellosign/recruitment']),
    );
    expect(seen[0]?.authorization).toBe('Bearer t');
    expect(seen.map(({ body }) => body).sort()[0]).toBe('{"number":0}');
  });

  it('tries again when the server cannot store now, after as long as it asks for', async () => {
    const { url, seen } = await receiver([{ status: 503, retryAfter: '1' }, ok]);
    const began = Date.now();
    const tally = await play(steps(1), { url });
    expect(tally).toMatchObject({ accepted: 1, retried: 1 });
    expect(seen).toHaveLength(2);
    expect(Date.now() - began).toBeGreaterThan(950);
  });

  it('counts a refusal and tells the reason of the first one', async () => {
    const { url } = await receiver([{ status: 401, body: '{"status":"-1","errordesc":"who are you"}' }]);
    const tally = await play(steps(2), { url });
    expect(tally).toMatchObject({ accepted: 0, refused: 2 });
    expect(tally.firstTrouble).toContain('who are you');
  });

  it('takes a 200 whose body says "-1" for the refusal that it is', async () => {
    const { url } = await receiver([{ body: '{"status":"-1","errordesc":"no"}' }]);
    expect(await play(steps(1), { url })).toMatchObject({ accepted: 0, refused: 1 });
  });

  it('stays below the rate', async () => {
    const { url } = await receiver();
    const began = Date.now();
    await play(steps(11), { url, rate: 20 });
    expect(Date.now() - began).toBeGreaterThan(480);
  });

  it('waits for the moment of each step when paced', async () => {
    const { url } = await receiver();
    const began = Date.now();
    await play(steps(4, 100), { url, isPaced: true });
    expect(Date.now() - began).toBeGreaterThan(280);
  });

  it('ends at a signal with what it has, also in the middle of a wait', async () => {
    const { url } = await receiver();
    const stopping = new AbortController();
    const began = Date.now();
    const playing = play(steps(3, 60_000), { url, isPaced: true, signal: stopping.signal });
    setTimeout(() => stopping.abort(), 200);
    expect((await playing).accepted).toBe(1);
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('counts as failed what was never answered, and says why', async () => {
    const { url } = await receiver();
    server?.close();
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 300);
    const tally = await play(steps(1), { url, signal: stopping.signal });
    expect(tally).toMatchObject({ accepted: 0, failed: 1 });
    expect(tally.firstTrouble).toContain('ECONNREFUSED');
  });
});
