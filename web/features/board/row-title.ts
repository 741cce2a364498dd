import { isolate } from '../../lib/isolate.ts';
import { splitTitle } from '../../lib/split-title.ts';
import type { Process } from '../../../shared/process.ts';
import { labelColumn, type Column } from './columns/column.ts';

export interface RowTitle {
  /** `#51`, else null. */
  number: string | null;
  /** The workflow where the title begins with it, so that a narrow row can leave it out; else ''. */
  workflow: string;
  name: string;
  /** It is a number, which must not lose a digit: the workflow gives way to it. */
  isNumber: boolean;
  /** Each as a text of its own, `key: value`, which runs as its key does. */
  labels: string[];
}

/** `told`: columns that tell a part of it anyway, which is then left out. */
export function rowTitle(
  process: Pick<Process, 'workflow' | 'title' | 'processNumber' | 'labels'>,
  told: readonly Column[] = [],
): RowTitle {
  const { workflow, name } = splitTitle(process);
  return {
    number: process.processNumber === null || told.includes('number') ? null : `#${process.processNumber}`,
    workflow: told.includes('workflow') ? '' : workflow,
    name,
    isNumber: /^\d+$/u.test(name),
    labels: Object.entries(process.labels)
      .filter(([key]) => !told.includes(labelColumn(key)))
      .map(([key, value]) => isolate(`${key}: ${isolate(value)}`)),
  };
}
