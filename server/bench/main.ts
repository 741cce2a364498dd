import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { disturbance, leaveServerCore, serverCore } from './cores.ts';
import { measureExport } from './export/export.ts';
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
import { openStock, type Stock } from './stock.ts';
import { writeReadme } from './write-readme.ts';

const parts: Record<PartName, Part> = {
  intake: { title: 'Intake', measure: measureIntake },
  growth: { title: 'Growth', measure: measureGrowth },
  reading: { title: 'Reading', measure: measureReading },
  live: { title: 'Live', measure: measureLive },
  pixels: { title: 'Pixels', measure: measurePixels },
  isolation: { title: 'Isolation', measure: measureIsolation },
  export: { title: 'Export', measure: measureExport },
  memory: { title: 'Memory', measure: measureMemory },
};

/** Measures what was asked for. A part that breaks costs its own numbers and no others. Gives the exit code. */
async function bench(options: Options): Promise<number> {
  leaveServerCore();
  const say = (line: string) => console.error(line);
  const disturbedBy = disturbance();
  say(serverCore === null ? 'Servers and load share all cores.' : 'Servers on one core, load on the others.');
  if (disturbedBy !== null) say(disturbedBy);
  const machine = {
    measuredAt: new Date().toISOString(),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    serversHaveTheirOwnCore: serverCore !== null,
    disturbedBy,
  };

  let loading: Promise<Stock> | null = null;
  const stock = () => (loading ??= openStock(options.events, options.keep, say));
  const context: Bench = { options, say, stock };
  const results: PartResult[] = [];
  let isBroken = false;
  for (const name of options.only) {
    const { title, measure } = parts[name];
    say(`\n${title}`);
    const began = performance.now();
    try {
      const measured = await measure(context);
      const result = { title, ...measured, seconds: (performance.now() - began) / 1000 };
      results.push(result);
      console.log(`\n${plainReport([result])}`);
    } catch (error) {
      console.error(error);
      isBroken = true;
    }
    if (options.json !== null)
      writeFileSync(options.json, `${JSON.stringify({ machine, options, parts: results }, null, 2)}\n`);
  }
  console.log(`\n${summary(results)}`);
  if (options.readme && !isBroken) await writeReadme(results, options.events, machine);
  return isBroken || results.some(({ failures }) => failures > 0) ? 1 : 0;
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
try {
  // Servers that still run end with this process.
  process.exit(await bench(readOptions(process.argv.slice(2))));
} catch (error) {
  if (!(error instanceof TypeError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exit(2);
}
