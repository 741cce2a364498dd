import type { FeedLanguage } from '../../shared/feeds.ts';
import type { Process } from '../../shared/process.ts';
import { withoutTurns } from '../../shared/shown-text.ts';
import type { View } from '../../shared/view.ts';
import { stateWords } from '../state-words.ts';
import { numberedTitle } from './numbered-title.ts';
import { processAddress } from './process-address.ts';

export interface ViewNews {
  view: View;
  language: FeedLanguage;
  /** Where the server is reached, without a slash at its end. */
  address: string;
  /** What the view finds, newest change first. */
  processes: readonly Process[];
  /** Epoch milliseconds. */
  now: number;
}

/**
 * A feed after RFC 4287 of what changed last in a saved view. Each change of a process is an entry of its own, so that a
 * reader shows it as new; which ones came before the last one, the reader remembers.
 */
export function writeNews({ view, language, address, processes, now }: ViewNews): string {
  const self = `${address}/api/views/${view.id}/feed.atom`;
  const newest = Math.max(...processes.map(changedAt));
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">\n`,
    element('id', self),
    element('title', `Signalbox: ${view.name}`),
    element('updated', iso(processes.length === 0 ? now : newest)),
    '<author><name>Signalbox</name></author>\n',
    `<link rel="self" type="application/atom+xml" href="${escape(self)}"/>\n`,
    `<link rel="alternate" type="text/html" href="${escape(`${address}${view.path}`)}"/>\n`,
    ...processes.map((process) => writeEntry(process, language, address)),
    '</feed>\n',
  ].join('');
}

function writeEntry(process: Process, language: FeedLanguage, address: string): string {
  const states = stateWords[language];
  const page = processAddress(address, process);
  const stations = process.stations.map(({ name, state }) => `${name}: ${states.station[state]}`);
  return [
    '<entry>\n',
    element('id', `${page}#${process.seq}`),
    element('title', `${numberedTitle(process)}: ${states.process[process.state]}`),
    element('updated', iso(changedAt(process))),
    element('published', iso(Date.parse(process.startedAt))),
    `<link rel="alternate" type="text/html" href="${escape(page)}"/>\n`,
    `<category term="${escape(process.workflow)}"/>\n`,
    element('summary', stations.join('\n')),
    '</entry>\n',
  ].join('');
}

function changedAt({ lastEventAt, closedAt }: Process): number {
  return Math.max(Date.parse(lastEventAt), closedAt === null ? 0 : Date.parse(closedAt));
}

const iso = (at: number) => new Date(at).toISOString();

function element(name: string, text: string): string {
  return `<${name}>${escape(text)}</${name}>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Vendor text: what XML cannot hold at all is left out. */
function escape(text: string): string {
  return withoutTurns(text)
    .replace(/[^\P{Cc}\n\t]|\p{Surrogate}|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/gu, (mark) => entities[mark] ?? '');
}
