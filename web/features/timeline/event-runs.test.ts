import { expect, it } from 'vitest';
import { eventKey } from './event-key.ts';
import { eventLines, eventRuns } from './event-runs.ts';
import { at, type Step, story } from './story.fixture.ts';

const change = (who: string, time: string): Step => ({ who, what: 'session.field_changed', at: time });

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

it('changes of fields of one session, one after the other, are one row; anything else stands alone', () => {
  const lines = eventLines(runs, new Set());
  expect(lines.map(({ event, run }) => [event.seq, run?.count, run && Date.parse(run.since)])).toEqual([
    [8, 3, at('08:04:00')],
    [5, undefined, null],
    [4, 2, at('08:01:00')],
    [2, undefined, null],
    [1, undefined, null],
  ]);
  expect(lines.flatMap(({ keys }) => keys)).toEqual(newestFirst.map(eventKey));
});

it('a run that is open has a row for each of its events, which then stand for themselves', () => {
  const lines = eventLines(runs, new Set(['3']));
  expect(lines.map(({ event, isPart }) => `${event.seq}${isPart ? ' part' : ''}`)).toEqual([
    ...['8', '5', '4', '4 part', '3 part', '2', '1'],
  ]);
  expect(lines.flatMap(({ keys }) => keys)).toEqual(newestFirst.map(eventKey));
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
});

it('a run keeps its name while others join it', () => {
  const [before] = eventRuns(events.slice(0, 7).toReversed());
  expect(before?.key).toBe(runs[0]?.key);
});
