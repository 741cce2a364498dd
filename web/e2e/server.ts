import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test as base } from '@playwright/test';

const root = join(import.meta.dirname, '../..');

/** The built program on a file of its own, as a person would run it; it can be killed and started again at its port. */
export class TestServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'signalbox-browser-'));
  #child: ChildProcess | null = null;
  #port = '0';
  #token: string | undefined;
  url = '';

  async start(env: Record<string, string> = {}): Promise<void> {
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
      cwd: root,
      env: {
        ...process.env,
        PORT: this.#port,
        DATABASE_URL: `file:${join(this.#folder, 'test.db')}`,
        LOG_LEVEL: 'warn',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    this.#token = env['API_TOKEN'];
    for await (const line of createInterface({ input: child.stdout })) {
      const [, url] = /^listening on (\S+)$/u.exec(line) ?? [];
      if (url === undefined) continue;
      this.url = url;
      this.#port = new URL(url).port;
      return;
    }
    throw new Error('the server ended before it listened');
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await new Promise((resolve) => child.once('exit', resolve));
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Posts a delivery as the vendor would, expects it to be accepted, and waits until a page that opens shows it. */
  async post(body: object, source = 'hr', headers: Record<string, string> = {}): Promise<void> {
    const answer = await fetch(`${this.url}/webhooks/cellosign/${source}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    expect(await answer.json()).toMatchObject({ status: '0' });
    await this.#folded();
  }

  async #folded(): Promise<void> {
    const [newest] = ((await this.#get('api/deliveries?limit=1')) as { items: { id: number }[] }).items;
    const isFolded = async () => {
      const { seq } = (await this.#get('api/processes?limit=1')) as { seq: number };
      return seq >= (newest?.id ?? 0);
    };
    while (!(await isFolded())) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async #get(path: string): Promise<unknown> {
    const headers = this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` };
    return (await fetch(`${this.url}/${path}`, { headers })).json();
  }
}

/** A test with a server of its own, not started yet; a complaint in the browser's console fails it. */
export const test = base.extend<{ server: TestServer; quiet: undefined }>({
  // eslint-disable-next-line no-empty-pattern -- the first argument must be a pattern for Playwright to read
  server: async ({}, use) => {
    const server = new TestServer();
    await use(server);
    await server.remove();
  },
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        // A connection that a test cuts is told by the browser itself.
        const isNetwork = /Failed to load resource|WebSocket connection|ERR_CONNECTION/u.test(message.text());
        if (message.type() === 'error' && !isNetwork) complaints.push(message.text());
      });
      await use(undefined);
      expect(complaints, 'complaints in the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
