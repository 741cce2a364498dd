import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { Fault } from './fault.ts';
import { milliseconds, quantile, seconds, unless } from './figures.ts';
import { compare, newHistory, postKnown } from './history.ts';
import { numberedBody } from './numbered-body.ts';
import { isAcknowledgement, isSendAgain, type Answer } from './posting.ts';

/** How long another program holds the lock, in milliseconds. */
const holds = { quick: [1000, 4000], long: [1000, 10_000, 60_000] };
const within = { answer: 5000, reading: 100, again: 1000 };

export const locked: Fault = {
  id: 'locked',
  title: 'Database locked by another program',
  promise:
    'Deliveries are answered "-1" with 503 within five seconds, pages go on reading, and it takes deliveries again at once.',
  needs: [],
  beside: 'disk',
  async run(context, size) {
    const history = newHistory();
    const server = await context.start();
    const url = server.url();
    let number = 0;
    for (; number < 20; number += 1) await postKnown(history, url, numberedBody(number));
    const other = new Database(server.database);
    context.atEnd(() => other.close());

    const answers: (Answer | null)[] = [];
    const readUntil = async (until: number) => {
      const reads: number[] = [];
      while (performance.now() < until) {
        const startedAt = performance.now();
        await fetch(`${url}/api/processes`).then((answer) => answer.arrayBuffer());
        reads.push(performance.now() - startedAt);
        await sleep(10);
      }
      return reads;
    };
    // On a machine that is busy with other things reading takes longer, with or without a lock.
    const alone = quantile(await readUntil(performance.now() + 1000), 0.99);
    const reads: number[] = [];
    const ready: number[] = [];
    const resumed: number[] = [];
    for (const hold of holds[size]) {
      other.exec('begin immediate');
      const until = performance.now() + hold;
      const posting = async () => {
        while (performance.now() < until - 500) {
          answers.push(await postKnown(history, url, numberedBody(number++)));
          await sleep(50);
        }
      };
      const [some] = await Promise.all([readUntil(until), posting(), posting()]);
      reads.push(...some);
      ready.push((await fetch(`${url}/readyz`)).status);
      other.exec('rollback');
      const freedAt = performance.now();
      while (
        !isAcknowledgement(await postKnown(history, url, numberedBody(number++))) &&
        performance.now() - freedAt < 20_000
      )
        await sleep(10);
      resumed.push(performance.now() - freedAt);
    }

    const slowest = Math.max(...answers.map((answer) => answer?.took ?? Infinity));
    const reading = quantile(reads, 0.99);
    const again = Math.max(...resumed);
    return {
      figure: `${answers.length} deliveries refused within ${seconds(slowest)}, reading ${milliseconds(reading)} (p99; without the lock ${milliseconds(alone)}), taken again after ${milliseconds(again)}`,
      broken: [
        ...(await compare(history, url)),
        ...unless(answers.length > 0, 'nothing was posted while the lock was held'),
        ...unless(
          answers.every(isSendAgain),
          `an answer is ${answers.find((each) => !isSendAgain(each))?.text ?? 'missing'}`,
        ),
        ...unless(slowest < within.answer, `an answer took ${seconds(slowest)}`),
        ...unless(
          reading < Math.max(within.reading, 3 * alone),
          `reading takes ${milliseconds(reading)} while the lock is held`,
        ),
        ...unless(
          ready.every((status) => status === 503),
          `/readyz says ${ready.join(', ')} while the lock is held`,
        ),
        ...unless(again < within.again, `it takes deliveries again after ${seconds(again)} only`),
      ],
    };
  },
};
