import { setTimeout as sleep } from 'node:timers/promises';
import { openSocketClient } from '../bench/live/socket-client.ts';
import type { Context } from './context.ts';
import type { Fault } from './fault.ts';
import { milliseconds, unless, whole } from './figures.ts';
import { compare, newHistory } from './history.ts';
import { besideHonestSender } from './honest-sender.ts';
import { openFilesLimit } from './needs.ts';

const wanted = { quick: 2000, long: 10_000 };
/** Milliseconds for which they stand: a page that is not heard of for eighteen seconds is given up. */
const hold = { quick: 20_000, long: 60_000 };
/** So many are opened before we wait for them. */
const atOnce = 50;
/** Files that each side needs for itself. */
const spare = 500;
const patience = 30_000;

export const idlePages: Fault = {
  id: 'idle-pages',
  title: 'Thousands of open pages that nobody looks at',
  promise:
    'They do no harm: honest deliveries stay quick while they are open, none of them is dropped, and each is still heard.',
  needs: ['someFiles'],
  beside: 'patient',
  async run(context, size) {
    const server = await context.start();
    const url = server.url();
    const history = newHistory();
    const count = Math.min(wanted[size], openFilesLimit() - spare);
    const pages: Page[] = [];
    let took = 0;
    let dropped = 0;
    let heard = 0;
    const { figure, broken } = await besideHonestSender(url, history, async () => {
      const startedAt = performance.now();
      while (pages.length < count) {
        const some = Array.from({ length: Math.min(atOnce, count - pages.length) }, (_each, index) =>
          openPage(context, url, pages.length + index),
        );
        pages.push(...some);
        await until(() => some.every((page) => page.answers() === 1 || !page.isOpen()));
      }
      took = performance.now() - startedAt;
      await sleep(hold[size]);
      dropped = pages.filter((page) => !page.isOpen()).length;
      for (const page of pages) page.follow();
      await until(() => pages.every((page) => page.answers() === 2 || !page.isOpen()));
      heard = pages.filter((page) => page.answers() === 2).length;
    });
    return {
      figure: `${whole(heard)} of ${whole(count)} were still heard after ${hold[size] / 1000} seconds (opened in ${milliseconds(took)}); ${figure}`,
      broken: [
        ...broken,
        ...unless(dropped === 0, `${dropped} pages were dropped`),
        ...unless(heard === count, `${count - heard} pages are not heard`),
        ...unless(server.isRunning(), `the server ended: ${server.complaints()}`),
        ...(await compare(history, url)),
      ],
    };
  },
};

interface Page {
  isOpen(): boolean;
  /** How often the server has agreed to what the page follows. */
  answers(): number;
  follow(): void;
}

/** The live view of a page on which nothing happens: the process that it shows is long over. */
function openPage(context: Context, url: string, number: number): Page {
  let isOpen = true;
  let answers = 0;
  let send: (text: string) => void = () => undefined;
  const follow = () => send(`420${JSON.stringify(['follow', { processId: `of last year ${number}` }])}`);
  const client = openSocketClient({
    url,
    onMessage: (message, line) => {
      send = line.send;
      const text = message.toString();
      if (text.startsWith('40')) follow();
      else if (text.startsWith('430[{"seq"')) answers += 1;
    },
    onClose: () => (isOpen = false),
  });
  context.atEnd(() => client.close());
  return { isOpen: () => isOpen, answers: () => answers, follow };
}

async function until(holds: () => boolean): Promise<void> {
  const startedAt = performance.now();
  while (!holds() && performance.now() - startedAt < patience) await sleep(5);
}
