import { describe, expect, it } from 'vitest';
import { createEventClock, eventsIn, timeOf } from './event-clock.ts';

describe('the clock of numbered events', () => {
  it('finds in a message which events made its snapshots', () => {
    const clock = createEventClock();
    for (const number of [1, 61_002, 3_723_004]) clock.sent[number] = 1;
    const snapshot = (time: string) => ({ labels: { a: '"lastEventAt":"' }, lastEventAt: time, seq: 1 });
    const processes = [
      snapshot(timeOf(clock, 61_002)),
      snapshot('2001-01-02T00:00:00.001Z'),
      snapshot(timeOf(clock, 3_723_004)),
      snapshot(timeOf(clock, 7)),
    ];
    const message = Buffer.from(JSON.stringify(['changes', { seq: 9, processes }]));
    expect([...eventsIn(message, clock)]).toEqual([61_002, 3_723_004]);
  });
});
