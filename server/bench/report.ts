import { figureText, targetText, verdict, type Row } from './row.ts';
import { table } from './table.ts';

export interface PartResult {
  title: string;
  rows: Row[];
  failures: number;
  /** Everything that was measured, for the JSON file. */
  details: unknown;
  seconds: number;
}

const header = ['', 'measured', 'beside it', 'figure', 'target', ''] as const;

function cells(row: Row): string[] {
  return [row.what, row.measured, row.reference ?? '', figureText(row), targetText(row), verdict(row)];
}

/** For a terminal. */
export function plainReport(parts: readonly PartResult[]): string {
  return parts.map(({ title, rows }) => table([title, ...header.slice(1)], rows.map(cells))).join('\n\n');
}

/** For the README. */
export function markdownReport(parts: readonly PartResult[]): string {
  const line = (texts: readonly string[]) =>
    `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return parts
    .map(({ title, rows }) =>
      [
        line([title, ...header.slice(1)]),
        line(header.map(() => '---')),
        ...rows.map((row) => line(cells(row))),
      ].join('\n'),
    )
    .join('\n\n');
}

/** How many targets were reached, in a sentence. */
export function summary(parts: readonly PartResult[]): string {
  const verdicts = parts.flatMap(({ rows }) => rows.map(verdict));
  const count = (wanted: string) => verdicts.filter((each) => each === wanted).length;
  return `${count('reached')} targets reached, ${count('MISSED')} missed, ${count('not run')} not run.`;
}
