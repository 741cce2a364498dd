import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { notificationOf } from './testing/bodies.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const isWindows = process.platform === 'win32';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-main-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Program {
  child: ChildProcess;
  out: () => string;
  err: () => string;
  /** Exit code and signal. */
  ended: Promise<[number | null, string | null]>;
}

/** Starts the program as a person would, with nothing of our environment but what finds Node. */
function start(env: Record<string, string>): Program {
  const { PATH = '', SystemRoot = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH, SystemRoot, LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, out: () => out, err: () => err, ended };
}

/** The port it says it listens on. */
async function portOf({ child, out, err }: Program): Promise<number> {
  while (!out().includes('\n')) {
    await Promise.race([once(child.stdout!, 'data'), once(child, 'close')]);
    if (child.exitCode !== null) throw new Error(`it ended: ${err()}`);
  }
  return Number(/:(\d+)\n$/u.exec(out())?.[1]);
}

function inFolder(name: string): Record<string, string> {
  return { PORT: '0', DATABASE_URL: `file:${join(folder, name, 'test.db')}` };
}

describe('the program', () => {
  it('says where it listens in one line, and keeps key and data for its owner', async () => {
    const program = start(inFolder('plain'));
    const port = await portOf(program);
    expect(program.out()).toBe(`listening on http://127.0.0.1:${port}\n`);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    const key = join(folder, 'plain', 'secret.key');
    expect(readFileSync(key, 'utf8')).toMatch(/^[\w-]{43}$/u);
    if (!isWindows) {
      const files = readdirSync(join(folder, 'plain'), { withFileTypes: true });
      expect(files.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['test.db', 'test.db-wal', 'secret.key']),
      );
      for (const { name } of files)
        expect(statSync(join(folder, 'plain', name)).mode & 0o777, name).toBe(0o600);
      expect(statSync(join(folder, 'plain')).mode & 0o777).toBe(0o700);
    }
    program.child.kill('SIGTERM');
    await program.ended;
  });

  it('refuses an environment with faults, all of them in one message and without a stack', async () => {
    const program = start({ ...inFolder('faulty'), HOST: '0.0.0.0', PORT: 'http', WEBHOOK_AUTH: 'hunter2' });
    expect(await program.ended).toEqual([1, null]);
    expect(program.out()).toBe('');
    expect(program.err()).toMatch(/^The environment cannot be used:\n(?: {2}- .+\.\n){3}$/u);
    for (const word of ['HOST is 0.0.0.0', 'Set API_TOKEN', 'PORT must be', 'WEBHOOK_AUTH entry 1'])
      expect(program.err()).toContain(word);
    expect(program.err()).not.toContain('hunter2');
    expect(existsSync(join(folder, 'faulty'))).toBe(false);
  });

  it('says which port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const program = start({ ...inFolder('taken'), PORT: String(port) });
    expect(await program.ended).toEqual([1, null]);
    expect(program.err()).toBe(`Port ${port} is taken by another program. Set PORT to a free one.\n`);
  });

  it('says in a sentence that a file is no database', async () => {
    const file = join(folder, 'no.db');
    writeFileSync(file, 'This is a text and no database, long enough to have a header. '.repeat(10));
    const program = start({ PORT: '0', DATABASE_URL: `file:${file}` });
    expect(await program.ended).toEqual([1, null]);
    expect(program.err()).toBe(`The database cannot be opened at file:${file}: file is not a database.\n`);
  });

  it('says in a sentence that a folder cannot be made for the database', async () => {
    const file = join(folder, 'no-folder');
    writeFileSync(file, '');
    const program = start({ PORT: '0', DATABASE_URL: `file:${join(file, 'test.db')}` });
    expect(await program.ended).toEqual([1, null]);
    expect(program.err()).toMatch(/^The database cannot be opened at file:.+\n$/u);
  });
});

describe.skipIf(isWindows)('a signal', () => {
  /** A delivery whose body is under way: all of it but its last byte. */
  async function beginDelivery(port: number, name: string) {
    const body = JSON.stringify(notificationOf(name));
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.on('data', (piece: Buffer) => (heard += piece.toString()));
    const closed = once(socket, 'close');
    socket.on('error', () => undefined);
    socket.write(
      `POST /webhooks/cellosign HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, -1)}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { finish: () => socket.write(body.slice(-1)), heard: () => heard, closed };
  }

  it('lets what is under way finish, refuses what is new, and ends with 0', async () => {
    const env = inFolder('drain');
    const program = start(env);
    const port = await portOf(program);
    // An idle connection that is kept open must not hold it up.
    await fetch(`http://127.0.0.1:${port}/healthz`).then((response) => response.text());
    const delivery = await beginDelivery(port, 'drained');
    program.child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
    const askedAt = performance.now();
    delivery.finish();
    await delivery.closed;
    expect(delivery.heard()).toContain('{"status":"0","errordesc":""}');
    expect(await program.ended).toEqual([0, null]);
    expect(performance.now() - askedAt).toBeLessThan(2000);
    expect(program.err()).toBe('');

    const again = start(env);
    const { items } = (await (
      await fetch(`http://127.0.0.1:${await portOf(again)}/api/processes`)
    ).json()) as { items: { processId: string }[] };
    expect(items.map(({ processId }) => processId)).toEqual(['drained']);
    again.child.kill('SIGINT');
    expect(await again.ended).toEqual([0, null]);
  });

  it('for the second time ends it at once', async () => {
    const program = start(inFolder('twice'));
    const delivery = await beginDelivery(await portOf(program), 'never');
    program.child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(program.child.exitCode).toBeNull();
    const askedAt = performance.now();
    program.child.kill('SIGINT');
    expect(await program.ended).toEqual([1, null]);
    expect(performance.now() - askedAt).toBeLessThan(1000);
    await delivery.closed;
    expect(delivery.heard()).toBe('');
  });
});
