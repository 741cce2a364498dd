/** What a format is for: the groups in which they are offered. */
export type FormatKind = 'table' | 'data' | 'mining' | 'picture' | 'document';

export interface OfferedFormat {
  /** As `format=` names it; its words in the pages go by it too. */
  word: string;
  kind: FormatKind;
  /** What it can hold: a search, a single process, or either. */
  of: readonly ('search' | 'process')[];
  /** True where it may have a row per event or a row per process. */
  hasRows?: true;
}

/** Every kind of file, in the order in which they are offered. The server's registries hold exactly these. */
export const exportFormats = [
  { word: 'csv', kind: 'table', of: ['search', 'process'], hasRows: true },
  { word: 'xlsx', kind: 'table', of: ['search', 'process'] },
  { word: 'json', kind: 'data', of: ['search', 'process'] },
  { word: 'ndjson', kind: 'data', of: ['search', 'process'] },
  { word: 'xes', kind: 'mining', of: ['search', 'process'] },
  { word: 'ocel', kind: 'mining', of: ['search', 'process'] },
  { word: 'ocel-sqlite', kind: 'mining', of: ['search', 'process'] },
  { word: 'png', kind: 'picture', of: ['search', 'process'] },
  { word: 'svg', kind: 'picture', of: ['search', 'process'] },
  { word: 'html', kind: 'document', of: ['process'] },
  { word: 'pdf', kind: 'document', of: ['process'] },
] as const satisfies readonly OfferedFormat[];

export type ExportFormatWord = (typeof exportFormats)[number]['word'];

/** Of those that hold data: of a search as well as of one process. */
export type SearchFormatWord = Extract<
  (typeof exportFormats)[number],
  { kind: 'table' | 'data' | 'mining' }
>['word'];
