import type { HumanNumber, Process } from '../../shared/process.ts';
import { clocks, isPast } from '../search/clocks.ts';
import { holders } from '../search/search-terms.ts';
import { toIso } from '../process/iso.ts';

/** The first columns of a table that has a row per process; its stations and labels follow. */
export const processColumns = [
  'process_id',
  'process_number',
  'transaction_numbers',
  'title',
  'workflow',
  'source',
  'process_state',
  'at_station',
  'waiting_since',
  'due_at',
  'is_late',
  'started_at',
  'last_event_at',
  'completed_at',
  'closed_at',
  'is_test',
  'seq',
] as const;

export type ProcessCells = Record<(typeof processColumns)[number], HumanNumber | boolean | null>;

/** Of several one cell. Names and numbers may have commas. */
const between = '; ';

/** Times as the wire has them. It is late or not as of `at`, in epoch milliseconds. */
export function processCells(process: Process, at: number): ProcessCells {
  const { waitingSince } = clocks(process);
  const sessions = process.stations.flatMap((station) => station.sessions);
  const numbers = [...new Set(sessions.flatMap(({ transactionNumber }) => transactionNumber ?? []))];
  return {
    process_id: process.processId,
    process_number: process.processNumber,
    transaction_numbers: numbers.length === 1 ? (numbers[0] ?? null) : numbers.join(between) || null,
    title: process.title,
    workflow: process.workflow,
    source: process.source,
    process_state: process.state,
    at_station: holders(process).join(between) || null,
    waiting_since: waitingSince === null ? null : toIso(waitingSince * 1000),
    due_at: process.dueAt,
    is_late: isPast(process.dueAt, at),
    started_at: process.startedAt,
    last_event_at: process.lastEventAt,
    completed_at: process.completedAt,
    closed_at: process.closedAt,
    is_test: process.isTest,
    seq: process.seq,
  };
}
