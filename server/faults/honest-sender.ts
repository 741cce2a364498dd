import { setTimeout as sleep } from 'node:timers/promises';
import { milliseconds, quantile, unless } from './figures.ts';
import { postKnown, type History } from './history.ts';
import { numberedBody } from './numbered-body.ts';
import { isAcknowledgement } from './posting.ts';

/** Milliseconds within which an honest delivery has its answer while others misbehave (99 of 100). */
const within = 100;
/** On a machine that is busy with other things: no more than so many times what it takes without them. */
const factor = 3;
const measuredAlone = 1500;

/** Posts one delivery after the other, at first alone and then beside `misbehave`, and tells how it fared. */
export async function besideHonestSender(
  url: string,
  history: History,
  misbehave: () => Promise<void>,
): Promise<{ figure: string; broken: string[] }> {
  let number = 0;
  let refused = 0;
  /** Latencies until `over` resolves. */
  async function postUntil(over: Promise<void>): Promise<number[]> {
    const latencies: number[] = [];
    const asked = { toStop: false };
    const stopping = over.finally(() => (asked.toStop = true));
    while (!asked.toStop) {
      const answer = await postKnown(history, url, numberedBody(number++));
      if (!isAcknowledgement(answer)) refused += 1;
      if (answer) latencies.push(answer.took);
      await sleep(20);
    }
    await stopping;
    return latencies;
  }
  const alone = quantile(await postUntil(sleep(measuredAlone)), 0.99);
  const latencies = await postUntil(misbehave());
  const p99 = quantile(latencies, 0.99);
  return {
    figure: `${latencies.length} honest deliveries meanwhile in ${milliseconds(p99)} (p99; alone ${milliseconds(alone)})`,
    broken: [
      ...unless(latencies.length > 0, 'no honest delivery was posted meanwhile'),
      ...unless(refused === 0, `${refused} honest deliveries were refused`),
      ...unless(p99 < Math.max(within, factor * alone), `honest deliveries take ${milliseconds(p99)}`),
    ],
  };
}
