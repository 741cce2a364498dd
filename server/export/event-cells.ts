import type { Event } from '../../shared/event.ts';
import type { HumanNumber, Process } from '../../shared/process.ts';
import type { ExportedProcess } from './timeline-rows.ts';

export const eventColumns = [
  'seq',
  'process_id',
  'process_number',
  'workflow',
  'process_state',
  'station',
  'recipient_id',
  'session_id',
  'transaction_number',
  'type',
  'vendor_type',
  'occurred_at',
  'occurred_at_raw',
  'received_at',
  'reconstructed',
] as const;

export type EventCells = Record<(typeof eventColumns)[number], HumanNumber | boolean | null>;

/** What a table tells of an event beside the labels of its process, in the order of its columns; times as the wire has them. */
export function eventCells({ process, events }: ExportedProcess): EventCells[] {
  const stations = new Map(
    process.stations.flatMap((station) => station.sessions.map(({ sessionId }) => [sessionId, station])),
  );
  return events.map((event) => cells(process, event, stations.get(event.sessionId ?? '')));
}

function cells(process: Process, event: Event, station: Process['stations'][number] | undefined): EventCells {
  return {
    seq: event.seq,
    process_id: event.processId,
    process_number: process.processNumber,
    workflow: process.workflow,
    process_state: process.state,
    station: station?.name ?? null,
    recipient_id: station?.recipientId ?? null,
    session_id: event.sessionId,
    transaction_number: event.transactionNumber,
    type: event.type,
    vendor_type: event.vendorType,
    occurred_at: event.occurredAt,
    occurred_at_raw: event.occurredAtRaw,
    received_at: event.receivedAt,
    reconstructed: event.reconstructed,
  };
}
