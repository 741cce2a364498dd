import type { Event } from '../../shared/event.ts';
import type { Process, Station } from '../../shared/process.ts';
import type { ExportContent, ExportFormat, Provenance } from './format.ts';
import { stationFinder } from './station-finder.ts';
import { steps } from './steps.ts';
import type { ExportedProcess } from './timeline-rows.ts';
import { type Transition, transitions } from './transitions.ts';
import { attributes, type Declaration, type Declared, extensionAddress, prefix } from './xes-extension.ts';
import { xmlName, xmlText } from './xml-text.ts';

/** XES after IEEE 1849-2016, for process mining: a trace per process, an event per event. */
export const xes: ExportFormat = { type: 'application/xml; charset=utf-8', extension: 'xes', write };

/** Characters of a trace that are handed over at once. */
const pieceLength = 1 << 16;

async function* write({ processes, provenance }: ExportContent): AsyncGenerator<string> {
  yield head(provenance);
  for await (const each of processes) yield* trace(each);
  yield '</log>\n';
}

function head(provenance: Provenance): string {
  const { seq, q, madeAt, moment = null, address } = provenance;
  const asOf = moment === null ? null : new Date(moment).toISOString();
  return `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<extension name="Signalbox" prefix="${prefix}" uri="${xmlText(extensionAddress(address))}"/>
<global scope="trace">
${attribute('string', 'concept:name', 'unknown')}${own('trace', 'state', 'running')}</global>
<global scope="event">
${attribute('string', 'concept:name', 'unknown')}${time('1970-01-01T00:00:00.000Z')}${transition('unknown')}${own('event', 'station', '')}</global>
<classifier name="Step" scope="event" keys="concept:name"/>
<classifier name="Station" scope="event" keys="${prefix}:station"/>
<classifier name="Station_and_transition" scope="event" keys="${prefix}:station lifecycle:transition"/>
${attribute('string', 'concept:name', 'Signalbox')}${attribute('string', 'lifecycle:model', 'standard')}${own('log', 'seq', seq)}${own('log', 'query', q)}${own('log', 'madeAt', new Date(madeAt).toISOString())}${own('log', 'asOf', asOf)}`;
}

function* trace({ process, events }: ExportedProcess): Generator<string> {
  let piece = `<trace>\n${ofProcess(process)}`;
  const stationOf = stationFinder(process);
  const transitionOf = transitions();
  for (const event of events) {
    const station = stationOf(event);
    piece += `<event>\n${ofEvent(process, event, station, transitionOf(event))}</event>\n`;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</trace>\n`;
}

/** Of a request for signatures, stations are people: their names would give every process activities of its own. */
function activity({ isRequest }: Process, { type }: Event, station: Station | null): string {
  return station === null || isRequest ? steps[type] : `${station.name}: ${steps[type]}`;
}

function ofProcess(process: Process): string {
  const { title, processNumber, workflow, provider, source, state, startedAt, isTest } = process;
  const labels = Object.keys(process.labels)
    .sort()
    .map((key) => attribute('string', `label.${xmlName(key)}`, process.labels[key] ?? ''));
  return [
    attribute('string', 'concept:name', process.processId),
    own('trace', 'title', title),
    own('trace', 'number', processNumber),
    own('trace', 'workflow', workflow),
    own('trace', 'provider', provider),
    own('trace', 'source', source),
    own('trace', 'state', state),
    own('trace', 'startedAt', startedAt),
    own('trace', 'completedAt', process.completedAt),
    own('trace', 'closedAt', process.closedAt),
    own('trace', 'isTest', isTest),
    own('trace', 'parentId', process.parentId),
    ...labels,
  ].join('');
}

function ofEvent(
  process: Process,
  event: Event,
  station: Station | null,
  transitionName: Transition,
): string {
  return [
    attribute('string', 'concept:name', activity(process, event, station)),
    time(event.occurredAt),
    transition(transitionName),
    event.sessionId === null ? '' : attribute('string', 'concept:instance', event.sessionId),
    station === null ? '' : attribute('string', 'org:resource', station.name),
    own('event', 'station', station?.name ?? ''),
    own('event', 'recipientId', station?.recipientId ?? null),
    own('event', 'seq', event.seq),
    own('event', 'type', event.type),
    own('event', 'vendorType', event.vendorType),
    own('event', 'transactionNumber', event.transactionNumber),
    own('event', 'occurredAtRaw', event.occurredAtRaw),
    own('event', 'receivedAt', event.receivedAt),
    own('event', 'isTimeOfArrival', event.occurredAtRaw === null),
    own('event', 'isAmbiguous', event.isAmbiguous),
    own('event', 'isReconstructed', event.reconstructed),
  ].join('');
}

function time(iso: string): string {
  return attribute('date', 'time:timestamp', iso);
}

function transition(name: Transition): string {
  return attribute('string', 'lifecycle:transition', name);
}

/** An attribute of our own extension, of the type that is declared there; nothing where it is null. */
function own<Level extends keyof Declared>(
  level: Level,
  key: keyof Declared[Level] & string,
  value: string | number | boolean | null,
): string {
  const [type] = attributes[level][key] as Declaration;
  return value === null ? '' : attribute(type, `${prefix}:${key}`, value);
}

function attribute(type: Declaration[0], key: string, value: string | number | boolean): string {
  // Older readers take no `Z` for the zone.
  const text = type === 'date' ? String(value).replace(/Z$/u, '+00:00') : String(value);
  return `<${type} key="${key}" value="${xmlText(text)}"/>\n`;
}
