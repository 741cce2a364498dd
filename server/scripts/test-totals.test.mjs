import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { browserTotals, totalsLine, unitTotals } from './test-totals.mjs';

const folder = mkdtempSync(join(tmpdir(), 'totals-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** @param {object} report */
function written(report) {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

describe('the totals of a test run', () => {
  it('count what vitest ran, and a file that could not be loaded as a failure', () => {
    const report = {
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{}] },
      ],
    };
    expect(unitTotals(written(report))).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  it('count what Playwright ran, and an error outside of the tests as a failure', () => {
    const report = { stats: { expected: 3, flaky: 1, unexpected: 1, skipped: 1 }, errors: [{}] };
    expect(browserTotals(written(report))).toEqual({ passed: 4, failed: 2, skipped: 1 });
  });

  it('are unknown where a runner left no report', () => {
    expect(unitTotals(join(folder, 'none.json'))).toBeUndefined();
    expect(browserTotals(join(folder, 'none.json'))).toBeUndefined();
  });

  it('are one line, which names skipped tests where there are any', () => {
    expect(totalsLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(totalsLine({ passed: 12, failed: 1, skipped: 2 })).toBe('12 passed, 1 failed, 2 skipped');
  });
});
