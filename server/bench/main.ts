import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { measureGrowth } from './growth.ts';
import { measureIntake } from './intake.ts';
import { measureIsolation } from './isolation/isolation.ts';
import { measureLive } from './live/live.ts';
import { measureMemory } from './memory.ts';
import { readOptions, usage, type Options, type PartName } from './options.ts';
import type { Bench, Part } from './part.ts';
import { measurePixels } from './pixels/pixels.ts';
import { measureReading } from './reading.ts';
import { plainReport, summary, type PartResult } from './report.ts';
import { isPinned, pinThisProcess } from './server-process.ts';
import { loadStock, type Stock } from './stock.ts';
import { writeReadme } from './write-readme.ts';

const parts: Record<PartName, Part> = {
  intake: { title: 'Intake', measure: measureIntake },
  growth: { title: 'Growth', measure: measureGrowth },
  reading: { title: 'Reading', measure: measureReading },
  live: { title: 'Live', measure: measureLive },
  pixels: { title: 'Pixels', measure: measurePixels },
  isolation: { title: 'Isolation', measure: measureIsolation },
  memory: { title: 'Memory', measure: measureMemory },
};

async function bench(options: Options): Promise<void> {
  pinThisProcess();
  const say = (line: string) => console.error(line);
  say(isPinned ? 'Servers on one core, load on another.' : 'Servers and load share all cores.');

  let loading: Promise<Stock> | null = null;
  const context: Bench = { options, say, stock: () => (loading ??= loadStock(options.events, say)) };
  const results: PartResult[] = [];
  try {
    for (const name of options.only) {
      const { title, measure } = parts[name];
      say(`\n${title}`);
      const began = performance.now();
      const { rows, details } = await measure(context);
      const result = { title, rows, details, seconds: (performance.now() - began) / 1000 };
      results.push(result);
      console.log(`\n${plainReport([result])}`);
    }
  } finally {
    await (await (loading as Promise<Stock> | null))?.server.stop();
  }
  console.log(`\n${summary(results)}`);
  const machine = {
    measuredAt: new Date().toISOString(),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    serversHaveTheirOwnCore: isPinned,
  };
  if (options.json !== null)
    writeFileSync(options.json, `${JSON.stringify({ machine, options, parts: results }, null, 2)}\n`);
  if (options.readme) await writeReadme(results, machine);
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
try {
  await bench(readOptions(process.argv.slice(2)));
  process.exit(0);
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exit(2);
}
