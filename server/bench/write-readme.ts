import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { usualEvents } from './options.ts';
import { folded, withBlock } from './readme-block.ts';
import { markdownReport, markdownSummary, summary, type PartResult } from './report.ts';

/**
 * Writes the table into its block of the README, in the form that the check expects. With more events than usual it is a
 * block of its own, since such a run is made seldom.
 */
export async function writeReadme(
  parts: readonly PartResult[],
  events: number,
  machine: { measuredAt: string; node: string; processor: string; cores: number },
): Promise<void> {
  const file = fileURLToPath(new URL('../../README.md', import.meta.url));
  const { measuredAt, node, processor, cores } = machine;
  const where = `${measuredAt.slice(0, 10)}, ${cores} cores (${processor}), Node ${node.slice(1)}`;
  const isLarge = events > usualEvents;
  const command = `npm run bench -- ${isLarge ? `--events ${events} ` : ''}--readme`;
  const block =
    `Written by \`${command}\`: ${where}. Ratios are between numbers of one run. ${summary(parts)}\n\n` +
    `${folded('Each target and what was reached', markdownSummary(parts))}\n\n` +
    folded('Everything that was measured, with what stood beside it', markdownReport(parts));
  const text = withBlock(readFileSync(file, 'utf8'), isLarge ? 'bench-large' : 'bench', block);
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}
