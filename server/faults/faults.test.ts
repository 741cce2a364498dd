import { describe, expect, it } from 'vitest';
import type { Fault } from './fault.ts';
import { faults } from './faults.ts';
import { groupsOf } from './groups-of.ts';
import { rowLines } from './report.ts';
import { runFault } from './run-faults.ts';

for (const group of groupsOf(faults)) {
  describe('the promises hold when', () => {
    for (const fault of group) prove(fault);
  });
}

function prove(fault: Fault): void {
  it.concurrent(`${fault.title.toLowerCase()}: ${fault.promise}`, { timeout: 300_000 }, async (context) => {
    const row = await runFault(fault, 'quick', () => undefined);
    // A reported line and no silent skip: what this machine cannot bring about is named with its reason.
    if (row.verdict === 'not run') context.skip(row.figure);
    expect(row.broken, rowLines(row)).toEqual([]);
  });
}
