import type { HumanNumber, Process } from '../../shared/process.ts';

/** The first columns of a table that has a row per process; its stations and labels follow. */
export const processColumns = [
  'process_id',
  'process_number',
  'title',
  'workflow',
  'source',
  'process_state',
  'started_at',
  'last_event_at',
  'completed_at',
  'closed_at',
  'is_test',
  'seq',
] as const;

export type ProcessCells = Record<(typeof processColumns)[number], HumanNumber | boolean | null>;

/** Times as the wire has them. */
export function processCells(process: Process): ProcessCells {
  return {
    process_id: process.processId,
    process_number: process.processNumber,
    title: process.title,
    workflow: process.workflow,
    source: process.source,
    process_state: process.state,
    started_at: process.startedAt,
    last_event_at: process.lastEventAt,
    completed_at: process.completedAt,
    closed_at: process.closedAt,
    is_test: process.isTest,
    seq: process.seq,
  };
}
