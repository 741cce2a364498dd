import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from '@playwright/test';
import { installRecorder, type RecordedWindow } from './recorder.ts';

/** A real browser, or why there is none. */
export async function openBrowser(): Promise<Browser | string> {
  const executablePath = process.env['SIGNALBOX_CHROMIUM'];
  try {
    return await chromium.launch({
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    });
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return `needs Chromium (${why})`;
  }
}

export interface Board {
  page: Page;
  /** Bytes of gzipped script: until the first view was live, and what came soon after for what may happen next. */
  script: { first: number; later: number };
  close: () => Promise<void>;
}

/** The board as somebody sees it who has just come. */
export async function openBoard(browser: Browser, url: string): Promise<Board> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  const page = await context.newPage();
  await page.addInitScript(installRecorder);
  const scripts = { first: [] as Promise<Buffer>[], later: [] as Promise<Buffer>[] };
  let isLive = false;
  page.on('websocket', () => (isLive = true));
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      scripts[isLive ? 'later' : 'first'].push(response.body());
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.locator('[role=row][aria-rowindex] a').first().waitFor();
  // The live connection's code comes beside the list.
  await page.waitForTimeout(1500);
  const script = { first: await gzipped(scripts.first), later: await gzipped(scripts.later) };
  return { page, script, close: () => context.close() };
}

async function gzipped(scripts: Promise<Buffer>[]): Promise<number> {
  return (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
}

/** Forgets frames and tasks so far: what loading cost is another question. */
export async function clear(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as RecordedWindow).recorder.clear());
}
