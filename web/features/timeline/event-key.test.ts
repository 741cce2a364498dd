import { expect, it } from 'vitest';
import { eventKey } from './event-key.ts';
import { story } from './story.fixture.ts';

it('is the number of an event that has one of its own', () => {
  const { events } = story([{ who: 'HR', what: 'session.created', at: '08:00:00' }]);
  expect(events.map(eventKey)).toEqual(['1']);
});

it('tells apart what one archive told of, and the archive itself', () => {
  const { events } = story([
    { who: 'HR', what: 'session.created', at: '08:00:00', reconstructed: true },
    { who: 'HR', what: 'session.submitted', at: '08:01:00', reconstructed: true },
    { who: 'Manager', what: 'session.submitted', at: '08:01:00', reconstructed: true },
    { who: '', what: 'process.archived', at: '08:02:00' },
  ]);
  const keys = events.map((event) => eventKey({ ...event, seq: 9 }));
  expect(new Set(keys).size).toBe(4);
});
