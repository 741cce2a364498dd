import { format, resolveConfig } from 'prettier';
import type { Report } from './report.ts';

const block = /<!-- faults:begin -->[^]*<!-- faults:end -->/u;

const verdicts = { kept: 'kept', broken: '**broken**', 'not run': 'not run' } as const;

/** The README with the promises and figures of this run between its marks. Throws where it has no marks. */
export async function withFaults(readme: string, report: Report, file: string): Promise<string> {
  if (!block.test(readme))
    throw new Error('The README has no <!-- faults:begin --> and <!-- faults:end -->.');
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const lines = [
    '<!-- faults:begin -->',
    '',
    '| what happens | what is promised | measured | |',
    '| --- | --- | --- | --- |',
    ...report.rows.map(
      ({ title, promise, figure, verdict }) =>
        `| ${cell(title)} | ${cell(promise)} | ${cell(figure)} | ${verdicts[verdict]} |`,
    ),
    '',
    `Written by \`npm run faults -- ${report.size === 'long' ? '--long ' : ''}--readme\` on ${report.at.slice(0, 10)}: ${report.machine}.`,
    '',
    '<!-- faults:end -->',
  ];
  const options = { ...(await resolveConfig(file)), filepath: file };
  return format(
    readme.replace(block, () => lines.join('\n')),
    options,
  );
}
