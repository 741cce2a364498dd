import { createHash } from 'node:crypto';
import type { ExpectedFinish } from '../../shared/expected-finish.ts';
import type { FeedLanguage } from '../../shared/feeds.ts';
import type { Process } from '../../shared/process.ts';
import { withoutTurns } from '../../shared/shown-text.ts';
import { isOpen } from '../../shared/states.ts';
import { calendarLine, calendarText, calendarTime } from './calendar-line.ts';
import { stateWords } from '../state-words.ts';
import { feedWords } from './feed-words.ts';
import { numberedTitle } from './numbered-title.ts';
import { processAddress } from './process-address.ts';

export interface Calendar {
  /** The search; empty for everything. */
  q: string;
  language: FeedLanguage;
  /** Where the server is reached, without a slash at its end. */
  address: string;
  /** Epoch milliseconds as of which the finishes are told. */
  at: number;
  /** Those under way, each with when it is likely done; null where that is not known. */
  items: readonly { process: Process; finish: ExpectedFinish | null }[];
  /** How many are told at most, where there are more; null where these are all. */
  cutAt: number | null;
}

/** A calendar after RFC 5545 of when what is under way is likely done, or due where nobody knows. */
export function writeCalendar(calendar: Calendar): string {
  const { q, language, items, cutAt } = calendar;
  const words = feedWords[language];
  const name = `Signalbox: ${q === '' ? words.expectations : `${words.expectations}, ${q}`}`;
  return [
    calendarLine('BEGIN', 'VCALENDAR'),
    calendarLine('VERSION', '2.0'),
    calendarLine('PRODID', '-//Signalbox//Expected finishes//EN'),
    calendarLine('NAME', calendarText(name)),
    calendarLine('X-WR-CALNAME', calendarText(name)),
    ...(cutAt === null ? [] : [calendarLine('DESCRIPTION', calendarText(words.only(cutAt)))]),
    calendarLine('REFRESH-INTERVAL;VALUE=DURATION', 'PT1H'),
    calendarLine('X-PUBLISHED-TTL', 'PT1H'),
    ...items.map((item) => writeEntry(item.process, item.finish, calendar)),
    calendarLine('END', 'VCALENDAR'),
  ].join('');
}

/** Empty for a process of which no time is known. */
function writeEntry(
  process: Process,
  finish: ExpectedFinish | null,
  { language, address, at }: Calendar,
): string {
  const { provider, source, processId, workflow, lastEventAt, dueAt, seq } = process;
  if (finish === null && dueAt === null) return '';
  const words = feedWords[language];
  const open = process.stations.filter(({ state }) => isOpen(state)).map(({ name }) => name);
  const told =
    open.length === 0 ? stateWords[language].process[process.state] : `${words.standsAt}: ${open.join(', ')}`;
  // A likely finish moves on as the clock does, not only by what happens.
  const changed = Math.max(Date.parse(lastEventAt), finish === null ? 0 : at);
  const id = createHash('sha256')
    .update(JSON.stringify([provider, source, processId]))
    .digest('hex');
  const text = (value: string) => calendarText(withoutTurns(value));
  return [
    calendarLine('BEGIN', 'VEVENT'),
    calendarLine('UID', `${id.slice(0, 32)}@signalbox`),
    calendarLine('DTSTAMP', calendarTime(changed)),
    calendarLine('LAST-MODIFIED', calendarTime(changed)),
    calendarLine('SEQUENCE', String(seq)),
    ...(finish === null
      ? [calendarLine('DTSTART', calendarTime(Date.parse(dueAt ?? '')))]
      : [
          calendarLine('DTSTART', calendarTime(at + finish.least)),
          calendarLine('DTEND', calendarTime(at + Math.max(finish.most, finish.least + 60_000))),
        ]),
    calendarLine(
      'SUMMARY',
      text(`${finish === null ? words.due : words.expected}: ${numberedTitle(process)}`),
    ),
    calendarLine('DESCRIPTION', text(told)),
    calendarLine('CATEGORIES', text(workflow)),
    calendarLine('URL', processAddress(address, process)),
    // It says when something is likely, and keeps nobody's time.
    calendarLine('STATUS', 'TENTATIVE'),
    calendarLine('TRANSP', 'TRANSPARENT'),
    calendarLine('END', 'VEVENT'),
  ].join('');
}
