import type { Event } from '../../shared/event.ts';
import type { Process, Session, Station } from '../../shared/process.ts';
import type { ScratchRow } from '../store/scratch-database.ts';
import { objectId } from './ocel-model.ts';
import type { OcelTables } from './ocel-tables.ts';
import { sessionStates } from './session-states.ts';
import { stationFinder } from './station-finder.ts';
import { steps } from './steps.ts';
import type { ExportedProcess } from './timeline-rows.ts';

/** Adds a process and all that belongs to it to a log. Yields after each event. */
export function* addToOcel(
  tables: OcelTables,
  { process, events, archive }: ExportedProcess,
): Generator<undefined> {
  const ids = idsOf(process);
  addProcess(tables, ids, process);
  for (const station of process.stations) addStation(tables, ids, { process, station, events });
  const documents = (archive?.files ?? []).map(({ index, kind, name, mediaType, size, sha256 }) => {
    const id = ids.document(index);
    tables.object('document', id, { name, kind, media_type: mediaType, size, sha256 });
    tables.relateObjects(id, ids.process, 'archived from');
    return id;
  });
  const requested =
    archive === null ? process.documents.map((documentId) => addRequested(tables, ids, documentId)) : [];

  const stationOf = stationFinder(process);
  const seen = new Map<number, number>();
  for (const event of events) {
    // The steps that an archive told carry its number: the first of them stands alone, the others count on.
    const before = seen.get(event.seq) ?? 0;
    seen.set(event.seq, before + 1);
    const id = before === 0 ? `${event.seq}` : `${event.seq}.${before}`;
    const station = stationOf(event);
    tables.event(steps[event.type], id, event.occurredAt, attributesOf(event, station));
    tables.relateEvent(id, ids.process, 'process');
    if (station && event.sessionId !== null) tables.relateEvent(id, ids.session(event.sessionId), 'session');
    const recipient = station && ids.recipient(station);
    if (recipient !== null) tables.relateEvent(id, recipient, 'recipient');
    for (const document of requested) tables.relateEvent(id, document, 'document');
    if (event.seq === archive?.deliveryId && event.type === 'process.archived')
      for (const document of documents) tables.relateEvent(id, document, 'document');
    yield;
  }
}

/** Ids of vendors are unique within their source alone, and those of sessions within their process for certain. */
function idsOf({ provider, source, processId }: Process) {
  return {
    process: objectId('process', provider, source, processId),
    parent: (parentId: string) => objectId('process', provider, source, parentId),
    session: (sessionId: string) => objectId('session', provider, source, processId, sessionId),
    /** A file of its archive. */
    document: (index: number) => objectId('document', provider, source, processId, String(index)),
    /** One that has an id of its own, the same in every request that is about it. */
    requested: (documentId: string) => objectId('document', provider, source, documentId),
    /** One id often stands for a part that somebody plays, under different names. Null where the vendor told none. */
    recipient: ({ recipientId, name }: Station) =>
      recipientId === null ? null : objectId('recipient', provider, source, recipientId, name),
  };
}
type Ids = ReturnType<typeof idsOf>;

function addProcess(tables: OcelTables, ids: Ids, process: Process): void {
  const { state, completedAt, closedAt, lastEventAt, parentId } = process;
  tables.object('process', ids.process, {
    process_id: process.processId,
    process_number: textOf(process.processNumber),
    title: process.title,
    workflow: process.workflow,
    provider: process.provider,
    source: process.source,
    state: 'running',
    started_at: process.startedAt,
    last_event_at: lastEventAt,
    completed_at: completedAt,
    closed_at: closedAt,
    is_test: Number(process.isTest),
    parent_id: parentId,
  });
  tables.labels(ids.process, process.labels);
  // How it went to and fro in between, its events tell.
  if (state !== 'running')
    tables.change('process', ids.process, completedAt ?? closedAt ?? lastEventAt, 'state', state);
  if (parentId !== null) tables.relateIfItComes(ids.process, ids.parent(parentId), 'made from');
}

/** What is to be signed. Its vendor tells nothing of it but the id. */
function addRequested(tables: OcelTables, ids: Ids, documentId: string): string {
  const id = ids.requested(documentId);
  tables.object('document', id, { document_id: documentId });
  tables.relateObjects(id, ids.process, 'to be signed in');
  return id;
}

function addStation(
  tables: OcelTables,
  ids: Ids,
  { process, station, events }: { process: Process; station: Station; events: readonly Event[] },
): void {
  const recipient = ids.recipient(station);
  if (recipient !== null)
    tables.object('recipient', recipient, { recipient_id: station.recipientId, name: station.name });
  for (const session of station.sessions) {
    const id = ids.session(session.sessionId);
    tables.object('session', id, sessionAttributes(session, station));
    for (const { state, at } of sessionStates(session, process, events))
      tables.change('session', id, at, 'state', state);
    tables.relateObjects(id, ids.process, 'part of');
    if (recipient !== null) tables.relateObjects(id, recipient, 'sent to');
  }
}

function sessionAttributes(session: Session, station: Station): ScratchRow {
  return {
    session_id: session.sessionId,
    transaction_number: textOf(session.transactionNumber),
    station: station.name,
    state: 'waiting',
    visits: session.visits,
    reconstructed: Number(session.reconstructed),
  };
}

function attributesOf(event: Event, station: Station | null): ScratchRow {
  return {
    seq: event.seq,
    type: event.type,
    vendor_type: event.vendorType,
    station: station?.name ?? null,
    transaction_number: textOf(event.transactionNumber),
    occurred_at_raw: event.occurredAtRaw,
    received_at: event.receivedAt,
    is_time_of_arrival: Number(event.occurredAtRaw === null),
    is_ambiguous: Number(event.isAmbiguous),
    reconstructed: Number(event.reconstructed),
  };
}

function textOf(number: string | number | null): string | null {
  return number === null ? null : String(number);
}
