import { exportRows } from '../../../shared/export.ts';
import { basePath } from '../../lib/base-url.ts';
import type { ExportSubject } from '../../lib/export-subject.ts';
import type { ExportChoice } from './export-path.ts';
import { offeredFor } from './offered-for.ts';

const place = `signalbox export ${basePath()}`;

/** What this browser chose last, where it is still offered. */
export function lastChoice(subject: ExportSubject): ExportChoice {
  const [format, rows] = (read() ?? '').split(' ');
  const known = offeredFor(subject).find(({ word }) => word === format);
  const asked = exportRows.safeParse(rows);
  return { format: known?.word ?? 'csv', rows: asked.success ? asked.data : 'events' };
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
