import { expect, it } from 'vitest';
import { sessionPhases, tracks } from './session-phases.ts';
import { at, story } from './story.fixture.ts';
import type { Step } from './story.fixture.ts';

function span(steps: readonly Step[], until = '10:00:00') {
  const session = story(steps).process.stations[0]?.sessions[0];
  if (session === undefined) throw new Error('the story has no session');
  return sessionPhases(session, at(until));
}

it('runs an open session on to the present', () => {
  const open = span([{ who: 'HR', what: 'session.created', at: '08:00:00' }]);
  expect(open).toMatchObject({
    end: null,
    phases: [{ phase: 'waiting', from: at('08:00:00'), to: at('10:00:00') }],
  });
});

it('skips the phases that were never told', () => {
  const told = span([
    { who: 'HR', what: 'session.loaded', at: '08:10:00' },
    { who: 'HR', what: 'session.submitted', at: '08:20:00' },
  ]);
  expect(told?.phases).toEqual([{ phase: 'filling', from: at('08:10:00'), to: at('08:20:00') }]);
});

it('lets a step that contradicts the order begin where the one before it does', () => {
  const told = span([
    { who: 'HR', what: 'session.created', at: '08:10:00' },
    { who: 'HR', what: 'session.logged_in', at: '08:00:00' },
  ]);
  expect(told?.phases.map(({ from, to }) => to - from)).toEqual([0, at('10:00:00') - at('08:10:00')]);
});

it('has nothing to draw where no time is known', () => {
  const session = story([{ who: 'HR', what: 'session.created', at: '08:00:00' }]).process.stations[0]
    ?.sessions[0];
  expect(session && sessionPhases({ ...session, createdAt: null }, at('10:00:00'))).toBeNull();
});

it('gives rows only to what runs at the same time', () => {
  const spans = [
    { from: 0, to: 10 },
    { from: 5, to: 15 },
    { from: 10, to: 20 },
    { from: 15, to: 16 },
  ];
  expect(tracks(spans)).toEqual([0, 1, 0, 1]);
});

it('ends a session that failed when its failure was told', () => {
  const session = story([{ who: 'HR', what: 'session.created', at: '08:00:00' }]).process.stations[0]
    ?.sessions[0];
  const failed = session && { ...session, state: 'failed' as const };
  expect(failed && sessionPhases(failed, at('10:00:00'), at('08:30:00'))).toMatchObject({
    end: 'failed',
    to: at('08:30:00'),
    phases: [{ phase: 'waiting', from: at('08:00:00'), to: at('08:30:00') }],
  });
});
