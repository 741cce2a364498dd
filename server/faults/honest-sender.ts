import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, milliseconds, unless } from './figures.ts';
import { postKnown, type History } from './history.ts';
import { numberedBody } from './numbered-body.ts';
import { isAcknowledgement } from './posting.ts';

/** Milliseconds within which an honest delivery has its answer while others misbehave (99 of 100). */
const within = 100;

/** Posts one delivery after the other until it is stopped, and tells how it fared. */
export function startHonestSender(url: string, history: History, from = 0) {
  const latencies: number[] = [];
  let refused = 0;
  const asked = { toStop: false };
  const posting = (async () => {
    for (let number = from; !asked.toStop; number += 1) {
      const answer = await postKnown(history, url, numberedBody(number));
      if (!isAcknowledgement(answer)) refused += 1;
      if (answer) latencies.push(answer.took);
      await sleep(20);
    }
  })();
  return {
    async stop(): Promise<{ figure: string; broken: string[] }> {
      asked.toStop = true;
      await posting;
      const p99 = quantile(latencies, 0.99);
      return {
        figure: `${latencies.length} honest deliveries in ${milliseconds(p99)} (p99)`,
        broken: [
          ...unless(latencies.length > 0, 'no honest delivery was posted meanwhile'),
          ...unless(refused === 0, `${refused} honest deliveries were refused`),
          ...unless(p99 < within, `honest deliveries take ${milliseconds(p99)}`),
        ],
      };
    },
  };
}
