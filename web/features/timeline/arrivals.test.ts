import { expect, it } from 'vitest';
import { newEvents } from './arrivals.ts';
import { recruitment, story } from './story.fixture.ts';

const { events } = story(recruitment);

it('finds what was not there before, also in the middle', () => {
  const known = events.filter((event) => event.seq !== 3 && event.seq !== 11);
  expect(newEvents(known, events).map((event) => event.seq)).toEqual([3, 11]);
});

it('finds nothing new when the same list is read again', () => {
  expect(newEvents(events, structuredClone(events))).toEqual([]);
});
