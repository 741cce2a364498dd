import { expect, it } from 'vitest';
import { lateEvents } from './late-events.ts';
import { story } from './story.fixture.ts';

const created = { who: 'Candidate', what: 'session.created', at: '08:00:00' } as const;
const loggedIn = { who: 'Candidate', what: 'session.logged_in', at: '08:10:00' } as const;
const loaded = { who: 'Candidate', what: 'session.loaded', at: '08:10:05' } as const;

it('names an event that arrived after something that happened later, and by how much', () => {
  const { events } = story([created, { ...loggedIn, receivedAt: '08:25:00' }, loaded]);
  expect([...lateEvents(events)]).toEqual([['2', 15 * 60_000]]);
});

it('names none where a whole process arrives late but in order', () => {
  const { events } = story([
    { ...created, receivedAt: '12:00:00' },
    { ...loggedIn, receivedAt: '12:00:01' },
    { ...loaded, receivedAt: '12:00:02' },
  ]);
  expect(lateEvents(events).size).toBe(0);
});

it('does not mind a few seconds between two networks', () => {
  const { events } = story([created, { ...loggedIn, receivedAt: '08:10:30' }, loaded]);
  expect(lateEvents(events).size).toBe(0);
});

it('leaves out what an archive told, which says so by itself', () => {
  const { events } = story([{ ...created, receivedAt: '12:00:00', reconstructed: true }, loggedIn]);
  expect(lateEvents(events).size).toBe(0);
});
