import { expect, it } from 'vitest';
import { hour, makeProcess, makeStation, makeWorkflow, minute, morning } from '../../lib/process.fixture.ts';
import { layoutLine } from '../../ui/line-layout.ts';
import { medianRun } from './median-run.ts';

const process = makeProcess({
  stations: [
    makeStation('Candidate', 'submitted', { created: 0, submitted: 50 }),
    makeStation('Manager', 'waiting', { created: 50 }),
  ],
});
const run = (workflow: ReturnType<typeof makeWorkflow>, told = process) =>
  medianRun(told, layoutLine(told, workflow, morning + hour));

it('goes from stop to stop in the usual time of each, from when this process began', () => {
  const found = run(makeWorkflow(['Candidate', 'Manager', 'HR']));
  const half = 30 * minute;
  expect([...(found?.stays ?? [])]).toEqual([
    [0, { from: morning, to: morning + half }],
    [1, { from: morning + half, to: morning + 2 * half }],
    [null, { from: morning + 3 * half, to: morning + 4 * half }],
  ]);
  expect(found?.samples).toBe(20);
});

it('is not drawn on nineteen samples, and not for signers', () => {
  expect(run(makeWorkflow(['Candidate', 'Manager'], {}, hour, 19))).toBeNull();
  expect(run(makeWorkflow(['Candidate', 'Manager']), { ...process, isRequest: true })).toBeNull();
});

it('ends before a stop of which nothing is known', () => {
  const found = run(makeWorkflow(['Candidate', 'Auditor']));
  expect([...(found?.stays.keys() ?? [])]).toEqual([0]);
});
