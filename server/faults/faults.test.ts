import { describe, expect, it } from 'vitest';
import { faults } from './faults.ts';
import { rowLines } from './report.ts';
import { runFault } from './run-faults.ts';

describe('the promises hold when', () => {
  for (const fault of faults) {
    it(`${fault.title.toLowerCase()}: ${fault.promise}`, { timeout: 300_000 }, async (context) => {
      const row = await runFault(fault, 'quick', () => undefined);
      // A reported line and no silent skip: what this machine cannot bring about is named with its reason.
      if (row.verdict === 'not run') context.skip(row.figure);
      expect(row.broken, rowLines(row)).toEqual([]);
    });
  }
});
