import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Totals
 * @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] }} UnitReport the part of it that is read here
 * @typedef {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number },
 *   errors: unknown[] }} BrowserReport the part of it that is read here
 */

/**
 * Reads the report that vitest wrote. A file that could not even be loaded has no tests to count and counts as one failure.
 * @param {string} file
 * @returns {Totals | undefined} undefined where there is no report: the runner broke down
 */
export function unitTotals(file) {
  /** @type {UnitReport | undefined} */
  const report = readReport(file);
  if (!report) return undefined;
  const unloadable = report.testResults.filter(
    (each) => each.status === 'failed' && each.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Reads the report that Playwright wrote. A test that passed only when repeated passed; an error outside of the tests
 * counts as one failure.
 * @param {string} file
 * @returns {Totals | undefined}
 */
export function browserTotals(file) {
  /** @type {BrowserReport | undefined} */
  const report = readReport(file);
  if (!report) return undefined;
  const { expected, flaky, unexpected, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected + report.errors.length, skipped };
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * One line for people and for machines: `12 passed, 0 failed`, and what was skipped where anything was.
 * @param {Totals} totals
 */
export function totalsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
