import { stringify } from 'csv-stringify';
import type { Event } from '../../shared/event.ts';
import type { FoldedProcess } from '../process/folded.ts';
import type { ExportContent, ExportFormat } from './format.ts';

const columns = [
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

/**
 * One row per event, for spreadsheets: byte-order mark, so that Hebrew is read as such, and a quote before
 * whatever a spreadsheet would run as a formula.
 */
export const csv: ExportFormat = { type: 'text/csv; charset=utf-8', extension: 'csv', write };

async function* write({ processes, labelKeys }: ExportContent): AsyncGenerator<string> {
  const keys = await labelKeys();
  const header = [...columns, ...keys.map((key) => `label.${key}`)];
  const stringifier = stringify({
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    // Half a line break ends a row for many a reader, and what follows it would begin a cell of its own.
    quote_record_delimiter: true,
  });
  stringifier.setEncoding('utf8');
  stringifier.write(header);
  for await (const { process, events } of processes) {
    for (const event of events) stringifier.write(toRow(process, event, keys));
    const ready = stringifier.read() as string | null;
    if (ready !== null) yield ready;
  }
  stringifier.end();
  for await (const rest of stringifier) yield String(rest);
}

function toRow(process: FoldedProcess, event: Event, labelKeys: readonly string[]): (string | number)[] {
  const station = process.stations.find((each) =>
    each.sessions.some(({ sessionId }) => sessionId === event.sessionId),
  );
  return [
    event.seq,
    event.processId,
    process.processNumber ?? '',
    process.workflow,
    process.state,
    station?.name ?? '',
    station?.recipientId ?? '',
    event.sessionId ?? '',
    event.transactionNumber ?? '',
    event.type,
    event.vendorType,
    event.occurredAt,
    event.occurredAtRaw ?? '',
    event.receivedAt,
    String(event.reconstructed),
    ...labelKeys.map((key) => process.labels[key] ?? ''),
  ];
}
