import { describe, expect, it } from 'vitest';
import type { Fault } from './fault.ts';
import { faults } from './faults.ts';
import { rowLines } from './report.ts';
import { runFault } from './run-faults.ts';

describe('the promises hold when', () => {
  for (const fault of faults.filter(({ isPatient }) => !isPatient)) prove(fault);
});

// These mostly wait, so they do that together, as in `npm run faults`.
describe.concurrent('the promises hold, for as long as it lasts, when', () => {
  for (const fault of faults.filter(({ isPatient }) => isPatient)) prove(fault);
});

function prove(fault: Fault): void {
  it(`${fault.title.toLowerCase()}: ${fault.promise}`, { timeout: 300_000 }, async (context) => {
    const row = await runFault(fault, 'quick', () => undefined);
    // A reported line and no silent skip: what this machine cannot bring about is named with its reason.
    if (row.verdict === 'not run') context.skip(row.figure);
    expect(row.broken, rowLines(row)).toEqual([]);
  });
}
