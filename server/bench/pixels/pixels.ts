import type { Browser } from '@playwright/test';
import { createPool } from '../notifications.ts';
import { load } from '../load.ts';
import { pace } from '../pace.ts';
import type { Bench, Measured } from '../part.ts';
import { startProduct, untilFolded } from '../product.ts';
import { notRun, type Row } from '../row.ts';
import type { Spread } from '../statistics.ts';
import { milliseconds, perSecond } from '../words.ts';
import { type Board, clear, openBoard, openBrowser } from './board.ts';
import { createProbes } from './probes.ts';
import { measureScrolling } from './scrolling.ts';
import { inWords, smoothnessOf, type Smoothness } from './smoothness.ts';

const rates = [50, 500] as const;
/** Deliveries that came before anybody looked. */
const past = 10_000;

interface Look {
  rate: number;
  paint: Spread;
  smoothness: Smoothness;
  script: Board['script'];
  failures: number;
}

/** From the POST to the pixel, in a real browser that shares its core with the load. */
export async function measurePixels(bench: Bench): Promise<Measured> {
  const { options, say } = bench;
  const browser = await openBrowser();
  if (typeof browser === 'string')
    return { rows: [notRun('from POST to pixel', browser, { atMost: 100 })], failures: 0, details: null };
  try {
    const looks: Look[] = [];
    for (const rate of rates) {
      const look = await lookAt(browser, rate, options['pixel-seconds']);
      say(`${rate} events/s: ${inWords(look.smoothness)}, p99 to paint ${milliseconds(look.paint.p99)}`);
      looks.push(look);
    }
    const scrolling = await measureScrolling(browser, bench);
    return {
      failures: looks.reduce((sum, look) => sum + look.failures, scrolling.failures),
      rows: [...looks.flatMap(lookRows), ...scrolling.rows],
      details: { looks, scrolling: scrolling.details },
    };
  } finally {
    await browser.close();
  }
}

async function lookAt(browser: Browser, rate: number, seconds: number): Promise<Look> {
  const server = await startProduct();
  try {
    const { url } = server;
    const next = createPool(past + rate * (seconds + 4), 21).once();
    await load({ url, connections: 64, requests: past, next });
    await untilFolded(url);
    const probes = createProbes(url);
    await probes.start();
    await untilFolded(url);
    const { page, script, close } = await openBoard(browser, url);
    const posting = pace({ url, connections: 16, rate, seconds: seconds + 2, next });
    await page.waitForTimeout(1000);
    await clear(page);
    const paint = await probes.measure(page, seconds * 1000);
    const smoothness = await smoothnessOf(page);
    const { failures, unsent } = await posting;
    await close();
    return { rate, paint, smoothness, script, failures: failures + unsent };
  } finally {
    await server.stop();
  }
}

function lookRows({ rate, paint, smoothness, script, failures }: Look): Row[] {
  const failed = failures > 0 ? `, ${failures} posts FAILED` : '';
  const isSlow = rate === rates[0];
  const rows: Row[] = [
    {
      what: `POST to painted frame, ${perSecond(rate)}`,
      measured: `p50 ${milliseconds(paint.p50)}, p99 ${milliseconds(paint.p99)} of ${paint.count}${failed}`,
      reference: null,
      figure: { value: paint.count === 0 ? Number.NaN : paint.p99, unit: 'ms' },
      target: isSlow ? { atMost: 100 } : null,
    },
    {
      what: `longest task of the main thread, ${perSecond(rate)}`,
      measured: inWords(smoothness),
      reference: null,
      figure: { value: smoothness.frames === 0 ? Number.NaN : smoothness.longest, unit: 'ms' },
      target: isSlow ? null : { atMost: 50 },
    },
  ];
  if (!isSlow) return rows;
  const first: Row = {
    what: 'script of the first view, gzipped',
    measured: `until it is live; ${(script.later / 1000).toFixed(1)} kB after it for what may happen next`,
    reference: null,
    figure: { value: script.first / 1000, unit: 'kB' },
    target: { atMost: 160 },
  };
  return [...rows, first];
}
