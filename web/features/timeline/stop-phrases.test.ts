import { describe, expect, it } from 'vitest';
import type { ProcessState } from '../../../shared/states.ts';
import type { RouteStop, UsualDwell, Workflow } from '../../../shared/workflow.ts';
import { expected } from '../../lib/process.fixture.ts';
import { layoutLine } from '../../ui/line-layout.ts';
import { stopPhrases } from './stop-phrases.ts';
import { at, recruitment, story } from './story.fixture.ts';
import type { Step } from './story.fixture.ts';

const minute = 60_000;
const usual = (median: number, p90: number): UsualDwell => ({
  median: median * minute,
  p90: p90 * minute,
  samples: 40,
  deciles: [],
});
const stop = (name: string, whole: UsualDwell): RouteStop => ({
  name,
  ...whole,
  phases: { waiting: whole, opened: whole, filling: whole },
});
const workflow: Workflow = {
  workflow: 'Recruitment',
  processes: 40,
  route: [stop('Candidate', usual(5, 30)), stop('Manager', usual(170, 1440)), stop('HR', usual(20, 60))],
  archive: usual(5, 15),
  total: usual(300, 2000),
  silence: { longest: null, samples: 0 },
};

function phrases(
  steps: readonly Step[],
  now: string,
  state: ProcessState = 'running',
  known: Workflow = workflow,
) {
  const { process } = story(steps, state);
  return layoutLine(expected(process, known), known, at(now)).stops.map((stop) =>
    stopPhrases(stop, state, at(now)),
  );
}

describe('under a stop', () => {
  it('says how long opening and filling took once it is submitted', () => {
    expect(phrases(recruitment, '12:13:00')[0]).toEqual([
      { key: 'openedIn', span: at('08:52:41.180') - at('08:49:33.626') },
      { key: 'filledIn', span: at('08:53:58.030') - at('08:52:44.902') },
    ]);
  });

  it('says how long the form is being filled and what is usual', () => {
    expect(phrases(recruitment, '12:13:19.884')[2]).toEqual([
      { key: 'fillingFor', span: 12 * minute },
      { key: 'usually', span: 20 * minute },
    ]);
  });

  it('says in words that a station is late, and the limit it passed', () => {
    expect(phrases(recruitment, '13:54:11')[2]?.[1]).toEqual({
      key: 'late',
      span: 120 * minute,
      limit: 60 * minute,
    });
  });

  it('says nothing of what is usual while nothing has been learned', () => {
    const [first] = phrases(
      [{ who: 'Candidate', what: 'session.created', at: '08:00:00' }],
      '08:04:00',
      'running',
      { ...workflow, route: [], archive: null },
    );
    expect(first).toEqual([{ key: 'notOpenedFor', span: 4 * minute }]);
  });

  it('counts from the login where no loaded form was told', () => {
    const steps: Step[] = [
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.logged_in', at: '08:10:00' },
      { who: 'Candidate', what: 'session.submitted', at: '08:15:00' },
    ];
    expect(phrases(steps, '09:00:00', 'submitted')[0]).toEqual([
      { key: 'openedIn', span: 10 * minute },
      { key: 'filledIn', span: 5 * minute },
    ]);
  });

  it('falls back to the whole stay where only sending and submission are known', () => {
    const steps: Step[] = [
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.submitted', at: '08:15:00' },
    ];
    expect(phrases(steps, '09:00:00', 'submitted')[0]).toEqual([{ key: 'submittedIn', span: 15 * minute }]);
  });

  it('says of an expired form that it was never opened', () => {
    const steps: Step[] = [
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.expired', at: '09:00:00' },
    ];
    expect(phrases(steps, '10:00:00', 'expired')[0]).toEqual([
      { key: 'expiredAfter', span: 60 * minute },
      { key: 'neverOpened' },
    ]);
  });

  it('tells repeated logins and a second form', () => {
    const steps: Step[] = [
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.expired', at: '08:01:00' },
      { who: 'Candidate', what: 'session.created', at: '08:02:00', session: 2 },
      { who: 'Candidate', what: 'session.logged_in', at: '08:03:00', session: 2 },
      { who: 'Candidate', what: 'session.logged_in', at: '08:04:00', session: 2 },
    ];
    expect(phrases(steps, '08:05:00')[0]?.slice(2)).toEqual([
      { key: 'sent', count: 2 },
      { key: 'visits', count: 2 },
    ]);
  });

  it('only notes that the vendor removed a submitted form', () => {
    const steps: Step[] = [
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.submitted', at: '08:05:00' },
      { who: 'Candidate', what: 'session.deleted', at: '09:00:00' },
    ];
    expect(phrases(steps, '10:00:00', 'submitted')[0]?.map((each) => each.key)).toEqual([
      'submittedIn',
      'purged',
    ]);
  });
});

describe('under the stops ahead', () => {
  it('says what they usually take, the archive too', () => {
    const ahead = phrases([{ who: 'Candidate', what: 'session.created', at: '08:00:00' }], '08:04:00');
    expect(ahead.slice(1)).toEqual([
      [{ key: 'usuallyTakes', span: 170 * minute }],
      [{ key: 'usuallyTakes', span: 20 * minute }],
      [{ key: 'usuallyTakes', span: 5 * minute }],
    ]);
  });

  it('says nothing of them once the process has ended on its way', () => {
    const steps: Step[] = [
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.deleted', at: '08:05:00' },
    ];
    expect(phrases(steps, '09:00:00', 'deleted').slice(1)).toEqual([[], [], []]);
  });

  const submitted: Step[] = [
    { who: 'HR', what: 'session.created', at: '08:00:00' },
    { who: 'HR', what: 'session.submitted', at: '08:10:00' },
  ];

  it('counts down to the archive after the last submission', () => {
    expect(phrases(submitted, '08:14:00', 'submitted').at(-1)).toEqual([
      { key: 'expectedWithin', span: 11 * minute },
    ]);
  });

  it('says that the archive is late', () => {
    expect(phrases(submitted, '09:10:00', 'submitted').at(-1)).toEqual([
      { key: 'archiveLate', span: 60 * minute, limit: 15 * minute },
    ]);
  });

  it('says how long after the last form the archive came', () => {
    const steps: Step[] = [...submitted, { who: '', what: 'process.archived', at: '08:12:00' }];
    expect(phrases(steps, '10:00:00', 'completed').at(-1)).toEqual([
      { key: 'archivedAfter', span: 2 * minute },
    ]);
  });
});
