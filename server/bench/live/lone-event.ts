import { setTimeout as sleep } from 'node:timers/promises';
import { openConnection } from '../connection.ts';
import { spreadOf, type Spread } from '../statistics.ts';
import { clock } from './event-clock.ts';
import type { NumberedEvents } from './numbered-events.ts';

const patience = 5000;

/** Single events with quiet around them: from the acknowledgement to the first watcher, in milliseconds. */
export async function loneEvents(url: string, events: NumberedEvents, count: number): Promise<Spread> {
  const connection = openConnection(url);
  const times: number[] = [];
  const { heard } = events.clock;
  for (let index = 0; index < count; index += 1) {
    const number = events.count();
    const acknowledged = await new Promise<number>((resolve, reject) =>
      connection.send(events.next(), (status) => {
        if (status === 200) resolve(clock());
        else reject(new Error(`a lone event was answered with ${status}`));
      }),
    );
    const deadline = clock() + patience;
    while (heard[number] === 0 && clock() < deadline) await sleep(1);
    // What nobody heard of counts as the longest wait, not as none.
    times.push(heard[number] === 0 ? patience : Math.max(0, (heard[number] ?? 0) - acknowledged));
    await sleep(60 + (index % 7) * 10);
  }
  connection.close();
  return spreadOf(times);
}
