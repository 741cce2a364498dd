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

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (texts: readonly string[]) =>
    `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Everything, for the README. */
export function markdownReport(parts: readonly PartResult[]): string {
  return parts
    .map(({ title, rows }) => markdownTable([title, ...header.slice(1)], rows.map(cells)))
    .join('\n\n');
}

/** What has a target, in one table: how near it came. */
export function markdownSummary(parts: readonly PartResult[]): string {
  const aimed = parts.flatMap(({ title, rows }) =>
    rows.filter(({ target }) => target !== null).map((row) => ({ title, row })),
  );
  return markdownTable(
    ['part', 'what', 'figure', 'target', ''],
    aimed.map(({ title, row }) => [title, row.what, figureText(row), targetText(row), verdict(row)]),
  );
}

/** How many targets were reached, in a sentence. */
export function summary(parts: readonly PartResult[]): string {
  const verdicts = parts.flatMap(({ rows }) => rows.map(verdict));
  const count = (wanted: string) => verdicts.filter((each) => each === wanted).length;
  return `${count('reached')} targets reached, ${count('MISSED')} missed, ${count('not run')} not run.`;
}
