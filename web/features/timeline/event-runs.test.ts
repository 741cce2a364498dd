import { expect, it } from 'vitest';
import { eventKey } from './event-key.ts';
import { eventRuns } from './event-runs.ts';
import { at, type Step, story } from './story.fixture.ts';

const change = (who: string, time: string): Step => ({ who, what: 'session.field_changed', at: time });

it('changes of fields of one session, one after the other, are one row; anything else stands alone', () => {
  const { events } = story([
    { who: 'Candidate', what: 'session.logged_in', at: '08:00:00' },
    { who: 'Candidate', what: 'session.logged_in', at: '08:00:30' },
    change('Candidate', '08:01:00'),
    change('Candidate', '08:02:00'),
    change('Manager', '08:03:00'),
    change('Candidate', '08:04:00'),
    change('Candidate', '08:05:00'),
    change('Candidate', '08:06:00'),
  ]);
  const newestFirst = events.toReversed();
  const runs = eventRuns(newestFirst);
  expect(runs.map(({ event, keys, since }) => [event.seq, keys.length, since && Date.parse(since)])).toEqual([
    [8, 3, at('08:04:00')],
    [5, 1, null],
    [4, 2, at('08:01:00')],
    [2, 1, null],
    [1, 1, null],
  ]);
  expect(runs.flatMap(({ keys }) => keys)).toEqual(newestFirst.map(eventKey));
});
