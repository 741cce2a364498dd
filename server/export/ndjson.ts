import type { Event } from '../../shared/event.ts';
import type { Process } from '../../shared/process.ts';
import type { ExportContent, ExportFormat } from './format.ts';

/**
 * An event per line, each a CloudEvents 1.0 envelope in its JSON format, for other programs. In the order of the
 * processes, and within each in that of its timeline; `sequence` has the order of the log.
 */
export const ndjson: ExportFormat = {
  type: 'application/x-ndjson; charset=utf-8',
  extension: 'ndjson',
  write,
};

async function* write({ processes, provenance }: ExportContent): AsyncGenerator<string> {
  for await (const { process, events } of processes) {
    const envelopes = events.map((event, index) => toEnvelope(process, event, index, provenance.address));
    yield envelopes.map((each) => `${JSON.stringify(each)}\n`).join('');
  }
}

function toEnvelope(process: Process, event: Event, index: number, address: string) {
  return {
    specversion: '1.0',
    // Several are told by one archive, and so share its number.
    id: event.reconstructed ? `${event.seq}.${event.sessionId ?? index}.${event.type}` : String(event.seq),
    source: `${address}/webhooks/${encodeURIComponent(process.provider)}/${encodeURIComponent(process.source)}`,
    type: `signalbox.${event.type}`,
    subject: attributeText(event.processId),
    time: event.occurredAt,
    datacontenttype: 'application/json',
    // The extension of CloudEvents for order; texts of one length sort as their numbers do.
    sequence: String(event.seq).padStart(16, '0'),
    recordedtime: event.receivedAt,
    workflow: attributeText(process.workflow),
    data: event,
  };
}

/** What the standard allows in an attribute: no control characters and no halves of characters. */
function attributeText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}]/gu, '\ufffd');
}
