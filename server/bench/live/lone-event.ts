import { setTimeout as sleep } from 'node:timers/promises';
import { openConnection } from '../connection.ts';
import { spreadOf, type Spread } from '../statistics.ts';
import { clock } from './event-clock.ts';
import type { NumberedEvents } from './numbered-events.ts';

const patience = 5000;

/** From the acknowledgement to the watcher, in milliseconds: 0 where the watcher knew first. */
interface LoneEvents extends Spread {
  fromPost: Spread;
}

/** Single events with quiet around them. */
export async function loneEvents(url: string, events: NumberedEvents, count: number): Promise<LoneEvents> {
  const connection = openConnection(url);
  const times: number[] = [];
  const fromPost: number[] = [];
  const { heard, sent } = events.clock;
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
    const at = heard[number] === 0 ? Infinity : (heard[number] ?? Infinity);
    times.push(Math.min(patience, Math.max(0, at - acknowledged)));
    fromPost.push(Math.min(patience, at - (sent[number] ?? 0)));
    await sleep(60 + (index % 7) * 10);
  }
  connection.close();
  return { ...spreadOf(times), fromPost: spreadOf(fromPost) };
}
