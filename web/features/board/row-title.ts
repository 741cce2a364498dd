import { isolate } from '../../lib/isolate.ts';
import type { Process } from '../../../shared/process.ts';

export interface RowTitle {
  /** `#51`, else null. */
  number: string | null;
  /** The workflow where the title begins with it, so that a narrow row can leave it out; else ''. */
  workflow: string;
  name: string;
  /** All labels in one line, each isolated from the next. */
  labels: string;
}

export function rowTitle(
  process: Pick<Process, 'workflow' | 'title' | 'processNumber' | 'labels'>,
): RowTitle {
  const prefix = `${process.workflow} · `;
  const starts = process.title.startsWith(prefix) && process.title.length > prefix.length;
  return {
    number: process.processNumber === null ? null : `#${process.processNumber}`,
    workflow: starts ? process.workflow : '',
    name: starts ? process.title.slice(prefix.length) : process.title,
    labels: Object.entries(process.labels)
      .map(([key, value]) => `${isolate(key)}: ${isolate(value)}`)
      .join(' · '),
  };
}
