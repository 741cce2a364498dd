import type { ExportRows } from '../../../shared/export.ts';
import type { ExportFormatWord } from '../../../shared/export-formats.ts';
import type { ExportSubject } from '../../lib/export-subject.ts';

export interface ExportChoice {
  format: ExportFormatWord;
  rows: ExportRows;
}

/** In whose words and zone a file is written, and how a picture looks. */
export interface ExportReader {
  language: string;
  zone: string;
  theme: 'light' | 'dark';
}

/** What is asked of the server, relative to the application; `estimate` asks how large the file would be. */
export function exportPath(
  subject: ExportSubject,
  { format, rows }: ExportChoice,
  { language, zone, theme }: ExportReader,
  how: { id: string } | 'estimate',
): string {
  const isPicture = format === 'png' || format === 'svg';
  const params = new URLSearchParams({ format, language, zone, ...(isPicture ? { theme } : { rows }) });
  if (subject.at !== null) params.set('at', new Date(subject.at).toISOString());
  if (how !== 'estimate') params.set('id', how.id);
  const estimate = how === 'estimate' ? '/estimate' : '';
  if (subject.kind === 'search') {
    if (subject.q !== '') params.set('q', subject.q);
    // What is late next changes without an event, so no file is in that order; a picture shows one moment.
    params.set('sort', subject.sort === 'attention' && !isPicture ? 'updated' : subject.sort);
    return `api/export${estimate}?${params.toString()}`;
  }
  if (subject.source !== undefined) params.set('source', subject.source);
  return `api/processes/${encodeURIComponent(subject.processId)}/export${estimate}?${params.toString()}`;
}
