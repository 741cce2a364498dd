import { expect, it } from 'vitest';
import { elapsed, standing } from './standing.ts';
import { at, recruitment, story } from './story.fixture.ts';

it('speaks of the open station that is furthest along', () => {
  const { process } = story(recruitment);
  expect(standing(process)).toMatchObject({ kind: 'station', state: 'filling', station: { name: 'HR' } });
});

it('speaks of a request as a whole, whose signers were asked all at once', () => {
  const { process } = story(recruitment);
  expect(standing({ ...process, isRequest: true })).toEqual({ kind: 'process', state: 'running' });
});

it('speaks of the process as a whole once nobody holds a form', () => {
  const { process } = story(recruitment, 'completed');
  expect(standing(process)).toEqual({ kind: 'process', state: 'completed' });
});

it('counts from the start to now while it runs, and to its end after that', () => {
  const { process } = story([...recruitment, { who: '', what: 'process.archived', at: '12:30:00' }]);
  expect(elapsed(process, at('13:49:33.626'))).toEqual({ running: true, span: 5 * 3_600_000 });
  const done = { ...process, state: 'completed' as const };
  expect(elapsed(done, at('20:00:00'))).toEqual({
    running: false,
    span: at('12:30:00') - at('08:49:33.626'),
  });
  const closedAt = new Date(at('15:00:00')).toISOString();
  const closed = { ...process, state: 'closed' as const, completedAt: null, closedAt };
  expect(elapsed(closed, at('20:00:00')).span).toBe(at('15:00:00') - at('08:49:33.626'));
});

it('never counts backwards when the clock of the browser is behind', () => {
  expect(elapsed(story(recruitment).process, at('01:00:00')).span).toBe(0);
});
