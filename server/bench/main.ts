import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureIntake, type IntakeRow, type Measured } from './intake.ts';
import { measureReading, type Reading } from './reading.ts';
import { isPinned, pinThisProcess } from './server-process.ts';
import { table } from './table.ts';

const usage = `Usage: npm run bench -- [--rounds N] [--seconds N] [--processes N] [--json FILE]

  --rounds N       rounds of the intake comparison; the medians count (3)
  --seconds N      length of one measurement (6)
  --processes N    processes stored while reading is measured (100000)
  --json FILE      writes the results there as well`;

/** The durable intake must reach this share of the bare answer of the same run. */
const targetRatio = 0.35;

function readArguments(): { rounds: number; seconds: number; processes: number; json: string | undefined } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { rounds: text, seconds: text, processes: text, json: text } });
  const number = (name: 'rounds' | 'seconds' | 'processes', fallback: number) => {
    const value = Number(values[name] ?? fallback);
    if (!Number.isInteger(value) || value < 1)
      throw new TypeError(`--${name} must be a whole number from 1 on.`);
    return value;
  };
  return {
    rounds: number('rounds', 3),
    seconds: number('seconds', 6),
    processes: number('processes', 100_000),
    json: values.json,
  };
}

const whole = (value: number) => Math.round(value).toLocaleString('en');
const milliseconds = (value: number) => value.toFixed(2);

function intakeTable(rows: readonly IntakeRow[]): string {
  const cells = (what: string, row: IntakeRow, result: Measured, ratio: number) => [
    `${what}, ${row.connections} connection${row.connections > 1 ? 's' : ''}`,
    whole(result.perSecond),
    ratio.toFixed(2),
    milliseconds(result.p50),
    milliseconds(result.p99),
    result.cpu === null ? 'n/a' : whole(result.cpu),
    String(result.failures),
  ];
  return table(
    ['Intake', 'requests/s', 'of the bare answer', 'p50 ms', 'p99 ms', 'CPU us', 'failed'],
    rows.flatMap((row) => [
      cells('Hono, JSON parsed, nothing kept', row, row.bare, 1),
      cells('Signalbox, durable', row, row.durable, row.ratio),
    ]),
  );
}

function readingTable({ processes, rows }: Reading): string {
  return table(
    [`Reading at ${whole(processes)} processes`, 'p50 ms', 'p99 ms', 'items'],
    rows.map(({ what, p50, p99, items }) => [what, milliseconds(p50), milliseconds(p99), String(items)]),
  );
}

async function bench(): Promise<void> {
  const { rounds, seconds, processes, json } = readArguments();
  pinThisProcess();
  const say = (line: string) => console.error(line);
  say(isPinned ? 'Servers on one core, load on another.' : 'Servers and load share all cores.');

  const intake: IntakeRow[] = [];
  for (const connections of [64, 1]) {
    intake.push(await measureIntake({ connections, rounds, seconds, onRound: say }));
  }
  console.log(`\n${intakeTable(intake)}`);
  const ratio = intake[0]?.ratio ?? 0;
  console.log(
    `\n${ratio >= targetRatio ? 'Reached' : 'MISSED'}: ${ratio.toFixed(2)} of ${targetRatio} at 64 connections.`,
  );

  say(`\nLoading ${whole(processes)} processes through the webhook address.`);
  const reading = await measureReading({ processes, repetitions: 500, onStep: say });
  console.log(`\n${readingTable(reading)}`);

  if (json !== undefined) writeFileSync(json, `${JSON.stringify({ intake, reading }, null, 2)}\n`);
  process.exit(intake.some((row) => row.durable.failures > 0) ? 1 : 0);
}

try {
  await bench();
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exit(2);
}
