/** Widths in pixels; the line takes what is left, and at least so much. */
const widths = {
  process: 258,
  line: 300,
  now: 220,
  last: 84,
  number: 92,
  transaction: 116,
  workflow: 150,
  holder: 150,
  waiting: 124,
  due: 124,
  progress: 92,
  started: 116,
  completed: 116,
  source: 130,
} as const;
const labelWidth = 140;
/** Of a row: what stands before its first cell and after its last one. */
const sides = 36;

type NamedColumn = keyof typeof widths;
const label = 'label:';

/** What a column shows; `label:KEY` shows the label of that key. */
export type Column = NamedColumn | `${typeof label}${string}`;

/** Those that need nothing beyond the first view. */
export type UsualColumn = 'process' | 'line' | 'now' | 'last';
export type MoreColumn = Exclude<Column, UsualColumn>;

export const usualColumns: readonly Column[] = ['process', 'line', 'now', 'last'];
/** A row without its link or without its line would be none. */
export const fixedColumns: readonly Column[] = ['process', 'line'];
export const namedColumns = Object.keys(widths) as NamedColumn[];
/** More would only be scrolled past. */
export const mostColumns = 14;

/** Reads what an address or this browser holds; null where it means the usual columns. */
export function readColumns(texts: readonly string[] | null): readonly Column[] | null {
  const known = [...new Set(texts)].filter(isColumn).slice(0, mostColumns);
  if (known.length === 0) return null;
  const missing = fixedColumns.filter((column) => !known.includes(column));
  const columns = [...missing, ...known];
  return columns.join() === usualColumns.join() ? null : columns;
}

export function labelColumn(key: string): Column {
  return `${label}${key}`;
}

/** Null for a column that is none of a label. */
export function labelKey(column: Column): string | null {
  return column.startsWith(label) ? column.slice(label.length) : null;
}

export function isUsual(column: Column): column is UsualColumn {
  return usualColumns.includes(column);
}

/** What the grid of the list is made of, for CSS. */
export function columnTemplate(columns: readonly Column[]): { template: string; least: string } {
  const template = columns.map((column) =>
    column === 'line' ? `minmax(${widths.line}px, 1fr)` : `${widthOf(column)}px`,
  );
  return { template: template.join(' '), least: `${sides + sumOf(columns)}px` };
}

/** Whether they leave the line less room than the usual ones do. */
export function isTight(columns: readonly Column[]): boolean {
  return sumOf(columns) > sumOf(usualColumns);
}

function sumOf(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + widthOf(column), 0);
}

function widthOf(column: Column): number {
  return isNamed(column) ? widths[column] : labelWidth;
}

function isNamed(text: string): text is NamedColumn {
  return Object.hasOwn(widths, text);
}

function isColumn(text: string): text is Column {
  return isNamed(text) || (text.startsWith(label) && text.length > label.length);
}
