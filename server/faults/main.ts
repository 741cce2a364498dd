import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Fault } from './fault.ts';
import { faults } from './faults.ts';
import { groupsOf } from './groups-of.ts';
import { withFaults } from './readme-block.ts';
import { newReport, rowLines, writeReport } from './report.ts';
import { runFault, type Row } from './run-faults.ts';
import { projectRoot } from '../project-root.ts';

const usage = `Usage: npm run faults -- [--long] [--json FILE] [--readme] [NAME...]

  --long           more of everything: for a night or a release
  --json FILE      where the report is written (node_modules/.cache/faults.json)
  --readme         writes promises and figures into the marked part of the README
  NAME             only these: ${faults.map(({ id }) => id).join(', ')}`;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { long: { type: 'boolean' }, readme: { type: 'boolean' }, json: { type: 'string' } },
  });
  const unknown = positionals.find((name) => !faults.some(({ id }) => id === name));
  if (unknown !== undefined) throw new TypeError(`There is no fault called ${unknown}.`);
  if (values.readme && positionals.length > 0)
    throw new TypeError('--readme needs the whole suite; leave the names out.');
  return {
    size: values.long ? ('long' as const) : ('quick' as const),
    json: values.json ?? join(projectRoot, 'node_modules', '.cache', 'faults.json'),
    isForReadme: values.readme === true,
    wanted: positionals.length === 0 ? faults : faults.filter(({ id }) => positionals.includes(id)),
  };
}

async function run(): Promise<void> {
  const { size, json, isForReadme, wanted } = readArguments();
  const show = async (fault: Fault): Promise<Row> => {
    const row = await runFault(fault, size, (line) => console.error(line));
    console.log(rowLines(row));
    return row;
  };
  const shown = new Map<Fault, Row>();
  for (const group of groupsOf(wanted))
    await Promise.all(group.map(async (fault) => shown.set(fault, await show(fault))));
  const rows = wanted.flatMap((fault) => shown.get(fault) ?? []);
  const report = newReport(size, rows);
  writeReport(json, report);
  if (isForReadme) {
    const file = join(projectRoot, 'README.md');
    writeFileSync(file, await withFaults(readFileSync(file, 'utf8'), report, file));
  }
  const count = (verdict: Row['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  console.log(`\n${count('kept')} kept, ${count('broken')} broken, ${count('not run')} not run; ${json}`);
  process.exit(count('broken') > 0 ? 1 : 0);
}

// An end by a signal is an exit too, so that what stands is cleared away.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
  await run();
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exit(2);
}
