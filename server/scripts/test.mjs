import './node-version.mjs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { runCommand } from './run-command.mjs';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { runPackage } from './spawn.mjs';
import { browserTotals, totalsLine, unitTotals } from './test-totals.mjs';

/**
 * `npm test` runs everything. `npm test -- unit`, `-- faults` or `-- browser` runs one kind; further words are parts of file names.
 * Whatever happens, the last line says what was counted.
 */
const [kind, ...rest] = process.argv.slice(2);
const isKind = kind === 'unit' || kind === 'faults' || kind === 'browser';
const filters = isKind ? rest : process.argv.slice(2);

const faultSuite = 'server/faults/faults.test.ts';

/**
 * @param {string} report
 * @param {string[]} args
 */
function runVitest(report, args) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runPackage('vitest/vitest.mjs', ['run', '--passWithNoTests', ...reporters, ...args]);
}

const runners = [
  {
    name: 'unit',
    report: join(root, 'test-results', 'unit.json'),
    totals: unitTotals,
    run: (/** @type {string} */ report) => runVitest(report, ['--exclude', faultSuite, ...filters]),
  },
  {
    // After the others and not beside them: what is promised in seconds is measured on a machine at rest.
    name: 'faults',
    report: join(root, 'test-results', 'faults.json'),
    totals: unitTotals,
    run: (/** @type {string} */ report) => runVitest(report, [faultSuite]),
  },
  {
    name: 'browser',
    report: join(root, 'test-results', 'browser.json'),
    totals: browserTotals,
    run: async () => {
      const browser = await findBrowser();
      return runPackage('@playwright/test/cli.js', ['test', '--pass-with-no-tests', ...filters], {
        env: { SIGNALBOX_CHROMIUM: browser },
      });
    },
  },
]
  .filter((runner) => !isKind || runner.name === kind)
  .filter(
    ({ name }) =>
      name !== 'faults' || filters.length === 0 || filters.some((part) => faultSuite.includes(part)),
  );

const sum = { passed: 0, failed: 0, skipped: 0 };

await runCommand(async () => {
  try {
    await prepare({ build: true });
    for (const runner of runners) await count(runner);
  } catch (error) {
    // Whatever stopped the run before a runner could report must not read like a success.
    sum.failed += 1;
    throw error;
  }
});

if (sum.passed + sum.failed === 0) {
  console.error('No test matches.');
  sum.failed = 1;
}
process.exitCode = sum.failed > 0 ? 1 : 0;
console.log(`\n${totalsLine(sum)}`);

/** @param {(typeof runners)[number]} runner */
async function count(runner) {
  rmSync(runner.report, { force: true });
  console.log(`\n${runner.name} tests`);
  const { code } = await runner.run(runner.report);
  const totals = runner.totals(runner.report) ?? { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && totals.failed === 0) {
    console.error(
      `The ${runner.name} tests ended with ${code} although no test failed; that counts as one failure.`,
    );
    totals.failed = 1;
  }
  if (filters.length === 0 && totals.passed + totals.failed === 0) {
    console.error(`No ${runner.name} test was run; that counts as one failure.`);
    totals.failed = 1;
  }
  sum.passed += totals.passed;
  sum.failed += totals.failed;
  sum.skipped += totals.skipped;
}
