import type { Browser } from '@playwright/test';
import { spread } from '../../simulate/starts.ts';
import { workingDay } from '../../simulate/working-day.ts';
import { postRequest } from '../connection.ts';
import { load } from '../load.ts';
import type { Bench, Measured } from '../part.ts';
import { startProduct, untilFolded } from '../product.ts';
import { whole } from '../words.ts';
import { clear, openBoard } from './board.ts';
import type { RecordedWindow } from './recorder.ts';
import { inWords, smoothnessOf } from './smoothness.ts';

const day = 24 * 60 * 60_000;
/** With each frame: faster than anybody reads, as fast as somebody looks for the end. */
const pixels = 200;

/** Scrolling down a board of very many processes. */
export async function measureScrolling(browser: Browser, { options, say }: Bench): Promise<Measured> {
  const { scroll: processes } = options;
  const server = await startProduct();
  try {
    const next = firstSteps(processes);
    const { failures } = await load({ url: server.url, connections: 64, requests: processes, next });
    await untilFolded(server.url);
    const { page, close } = await openBoard(browser, server.url);
    await clear(page);
    const rows = await page.evaluate(
      ([step, duration]) => (window as unknown as RecordedWindow).recorder.scroll(step, duration),
      [pixels, options['pixel-seconds'] * 1000] as const,
    );
    const smoothness = await smoothnessOf(page);
    await close();
    say(`scrolling: ${inWords(smoothness)}`);
    return {
      rows: [
        {
          what: `scrolling ${whole(processes)} processes`,
          measured: `${whole(rows)} rows seen; ${inWords(smoothness)}`,
          reference: null,
          figure: { value: smoothness.dropped * 100, unit: '%' },
          target: null,
        },
      ],
      failures,
      details: { ...smoothness, rows },
    };
  } finally {
    await server.stop();
  }
}

/** Of each process its first delivery alone. */
function firstSteps(processes: number): () => Buffer {
  const now = Date.now();
  // Some processes are first heard of by something else than a notification.
  const starts = spread(31, Math.ceil(processes * 1.05) + 10, now - 60 * day, now - day);
  const steps = workingDay({ seed: 31, starts });
  const known = new Set<string>();
  return () => {
    for (;;) {
      const step = steps.next();
      if (step.done) throw new Error('more processes were asked for than there are');
      const { body, source, processId } = step.value;
      if ('sessions' in body || known.has(processId)) continue;
      known.add(processId);
      return postRequest(`/webhooks/cellosign/${source}`, JSON.stringify(body));
    }
  };
}
