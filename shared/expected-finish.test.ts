import { describe, expect, it } from 'vitest';
import {
  at,
  hour,
  makeProcess,
  makeStation,
  makeWorkflow,
  minute,
  morning,
} from '../web/lib/process.fixture.ts';
import { expectedFinish, remaining } from './expected-finish.ts';

const tenths = (step: number) => Array.from({ length: 11 }, (_, tenth) => tenth * step);
const usual = { median: 5 * hour, p90: 9 * hour, samples: 40, deciles: tenths(hour) };
const mean = (values: readonly number[] | null) =>
  values === null ? null : values.reduce((sum, each) => sum + each, 0) / values.length;

describe('what is left of a step', () => {
  it('is all of it at its beginning', () => {
    expect(mean(remaining(usual, 0))).toBeCloseTo(5 * hour, -3);
  });

  it('is judged from those alone that lasted for as long already', () => {
    // Any length up to ten hours is as likely as any other: after six there are two left on average.
    expect(mean(remaining(usual, 6 * hour))).toBeCloseTo(2 * hour, -3);
  });

  it('does not shrink by the waiting where a wait says that it will be long', () => {
    const either = {
      ...usual,
      deciles: [1, 1, 1, 1, 1, 1, 90, 95, 100, 105, 110].map((each) => each * minute),
    };
    const before = mean(remaining(either, 0)) ?? 0;
    expect(mean(remaining(either, 10 * minute))).toBeGreaterThan(before);
  });

  it('is not known on nineteen samples, nor once hardly any lasted for as long', () => {
    expect(remaining({ ...usual, samples: 19 }, 0)).toBeNull();
    expect(remaining(usual, 9.5 * hour)).toBeNull();
    expect(remaining(usual, 99 * hour)).toBeNull();
  });
});

describe('the expected finish', () => {
  const route = makeWorkflow(['Candidate', 'Manager']);
  const finish = (process: ReturnType<typeof makeProcess>, minutes: number, workflow = route) =>
    expectedFinish(process, workflow, morning + minutes * minute);
  const waiting = makeProcess({ stations: [makeStation('Candidate', 'waiting', { created: 0 })] });

  it('adds up where it stands, what is ahead and the archive', () => {
    const range = finish(waiting, 0);
    // Three steps of up to 67 minutes each: 100 on average.
    expect(range?.least).toBeGreaterThan(40 * minute);
    expect(range?.least).toBeLessThan(70 * minute);
    expect(range?.most).toBeGreaterThan(130 * minute);
    expect(range?.most).toBeLessThan(165 * minute);
  });

  it('comes closer as stations are passed', () => {
    const further = makeProcess({
      state: 'submitted',
      stations: [
        makeStation('Candidate', 'submitted', { created: 0, submitted: 4 }),
        makeStation('Manager', 'submitted', { created: 4, submitted: 8 }),
      ],
    });
    expect(finish(further, 8)?.most).toBeLessThan(finish(waiting, 8)?.most ?? 0);
  });

  it('says nothing where one of the steps is not known well enough', () => {
    expect(finish(waiting, 0, makeWorkflow(['Candidate', 'Manager'], {}, hour, 19))).toBeNull();
    expect(finish(waiting, 0, makeWorkflow(['Auditor', 'Manager']))).toBeNull();
    expect(finish(waiting, 600)).toBeNull();
  });

  it('says nothing of what is over, nor of signers', () => {
    const { stations } = waiting;
    expect(finish(makeProcess({ stations, state: 'expired' }), 0)).toBeNull();
    expect(finish(makeProcess({ stations, state: 'completed', completedAt: at(9) }), 0)).toBeNull();
    expect(finish(makeProcess({ stations, isRequest: true }), 0)).toBeNull();
  });
});
