import './node-version.mjs';
import { runCommand } from './run-command.mjs';
import { prepare } from './prepare.mjs';
import { npm, runPackage } from './spawn.mjs';

/** Everything that CI asks for besides the tests, the longest first. Each speaks only where it finds something. */
const checks = [
  { name: 'lint', run: () => quiet('eslint/bin/eslint.js', ['.', '--max-warnings', '0']) },
  { name: 'types', run: () => quiet('typescript/bin/tsc', ['--project', '.']) },
  { name: 'types of the scripts', run: () => quiet('typescript/bin/tsc', ['--project', 'server/scripts']) },
  {
    name: 'import directions',
    run: () =>
      quiet('dependency-cruiser/bin/dependency-cruise.mjs', [
        '--config',
        '.dependency-cruiser.mjs',
        '--output-type',
        'err-long',
        'server',
        'shared',
        'web',
      ]),
  },
  { name: 'format', run: () => quiet('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']) },
  { name: 'dead code', run: () => quiet('knip/bin/knip.js', []) },
  {
    name: 'lockfile',
    run: () => npm(['ci', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund'], { capture: true }),
  },
];

/**
 * @param {string} file
 * @param {string[]} args
 */
function quiet(file, args) {
  return runPackage(file, args, { capture: true, env: { NODE_ENV: undefined } });
}

await runCommand(async () => {
  await prepare({ build: false });
  const started = Date.now();
  let failures = 0;
  const waiting = [...checks];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { code, output } = await check.run();
      if (code !== 0) failures += 1;
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${check.name}`);
      if (code !== 0) console.log(`\n${output.trim()}\n`);
    }
  };
  // Two at a time: the slow ones each keep one core busy.
  await Promise.all([worker(), worker()]);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`\n${checks.length - failures} of ${checks.length} checks passed in ${seconds} s`);
  return failures > 0 ? 1 : 0;
});
