import type { Station } from '../../../shared/process.ts';
import type { ProcessState } from '../../../shared/states.ts';
import type { Stop } from '../../ui/line-layout.ts';

/** One remark under a stop: a key of the words, and the milliseconds or the number it speaks of. */
export interface StopPhrase {
  key:
    | 'openedIn'
    | 'filledIn'
    | 'submittedIn'
    | 'notOpenedFor'
    | 'openedFor'
    | 'fillingFor'
    | 'usually'
    | 'late'
    | 'neverOpened'
    | 'expiredAfter'
    | 'deletedAfter'
    | 'visits'
    | 'sent'
    | 'usuallyTakes'
    | 'expectedWithin'
    | 'archiveLate'
    | 'archiveWaiting'
    | 'archivedAfter'
    | 'reconstructed'
    | 'purged';
  span?: number;
  limit?: number;
  count?: number;
}

const ms = (iso: string | null): number | null => (iso === null ? null : Date.parse(iso));

function between(key: StopPhrase['key'], from: number | null, to: number | null): StopPhrase[] {
  return from === null || to === null ? [] : [{ key, span: Math.max(0, to - from) }];
}

/** How an open station compares with what is usual: late with the limit it passed, else the ordinary length. */
function comparison(stop: Stop): StopPhrase[] {
  const { dwell, limit, usual } = stop;
  if (limit !== null && dwell !== null) return [{ key: 'late', span: dwell, limit }];
  return usual?.median == null ? [] : [{ key: 'usually', span: usual.median }];
}

function stationPhrases(stop: Stop, station: Station, now: number): StopPhrase[] {
  const created = ms(station.createdAt);
  const opened = ms(station.loggedInAt) ?? ms(station.loadedAt);
  const loaded = ms(station.loadedAt) ?? opened;
  const openedIn = between('openedIn', created, opened);
  switch (station.state) {
    case 'waiting':
      return [...between('notOpenedFor', created, now), ...comparison(stop)];
    case 'opened':
      return [...between('openedFor', opened, now), ...comparison(stop)];
    case 'filling':
      return [...between('fillingFor', loaded, now), ...comparison(stop)];
    case 'submitted': {
      const filledIn = between('filledIn', loaded, ms(station.submittedAt));
      if (filledIn.length > 0) return [...openedIn, ...filledIn];
      return between('submittedIn', created, ms(station.submittedAt));
    }
    case 'expired':
    case 'deleted': {
      const key = station.state === 'expired' ? 'expiredAfter' : 'deletedAfter';
      const end = ms(station.state === 'expired' ? station.expiredAt : station.deletedAt);
      const before: StopPhrase[] = opened === null ? [{ key: 'neverOpened' }] : openedIn;
      return [...between(key, created ?? opened, end), ...before];
    }
    case 'failed':
      return openedIn;
  }
}

function archivePhrases(stop: Stop, state: ProcessState): StopPhrase[] {
  if (state === 'completed') return stop.dwell === null ? [] : [{ key: 'archivedAfter', span: stop.dwell }];
  if (state !== 'running' && state !== 'submitted') return [];
  const limit = stop.usual?.p90 ?? null;
  if (stop.limit !== null && stop.dwell !== null) {
    return [{ key: 'archiveLate', span: stop.dwell, limit: stop.limit }];
  }
  // Before everybody has submitted nobody knows when it will come, only how long it then takes.
  if (stop.dwell === null)
    return stop.usual?.median == null ? [] : [{ key: 'usuallyTakes', span: stop.usual.median }];
  const left = limit === null ? 0 : limit - stop.dwell;
  return left > 0 ? [{ key: 'expectedWithin', span: left }] : [{ key: 'archiveWaiting', span: stop.dwell }];
}

/** What is said under a stop of the line, in the order of telling; empty where nothing is known of it. */
export function stopPhrases(stop: Stop, state: ProcessState, now: number): StopPhrase[] {
  if (stop.kind === 'archive') return archivePhrases(stop, state);
  if (stop.station === null) {
    const ahead = state === 'running' || state === 'submitted';
    return ahead && stop.usual?.median != null ? [{ key: 'usuallyTakes', span: stop.usual.median }] : [];
  }
  const { station } = stop;
  const phrases = stationPhrases(stop, station, now);
  if (station.sessions.length > 1) phrases.push({ key: 'sent', count: station.sessions.length });
  if (station.visits > 1) phrases.push({ key: 'visits', count: station.visits });
  if (stop.reconstructed) phrases.push({ key: 'reconstructed' });
  if (station.state === 'submitted' && station.deletedAt !== null) phrases.push({ key: 'purged' });
  return phrases;
}
