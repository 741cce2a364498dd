import { exportRows } from '../../../shared/export.ts';
import { exportFormats } from '../../../shared/export-formats.ts';
import { basePath } from '../../lib/base-url.ts';
import type { ExportChoice } from './export-path.ts';

const place = `signalbox export ${basePath()}`;

/** What this browser chose last, where it is still offered. */
export function lastChoice(kind: 'search' | 'process'): ExportChoice {
  const [format, rows] = (read() ?? '').split(' ');
  const offered = exportFormats.filter(({ of }) => (of as readonly string[]).includes(kind));
  const known = offered.find(({ word }) => word === format) ?? exportFormats[0];
  const asked = exportRows.safeParse(rows);
  return { format: known.word, rows: asked.success ? asked.data : 'events' };
}

export function rememberChoice({ format, rows }: ExportChoice): void {
  try {
    localStorage.setItem(place, `${format} ${rows}`);
  } catch {
    // Storage may be closed to this page; then it is chosen anew.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}
