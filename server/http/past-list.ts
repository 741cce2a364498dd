import type { Counts } from '../../shared/api.ts';
import type { Process } from '../../shared/process.ts';
import { processStates } from '../../shared/states.ts';
import type { Limits } from '../../shared/limits.ts';
import { asOf } from '../process/as-of.ts';
import { withOutlook } from '../process/with-outlook.ts';
import { asksForTests, withoutState } from '../search/about-filter.ts';
import { allOf, conjuncts, type Criterion, type Filter, is } from '../search/filter.ts';
import { matches } from '../search/matches.ts';
import type { Store } from '../store/store.ts';
import { createYielding } from './yielding.ts';

/** Processes that are looked at for a page, and for its counters. */
const mostLooked = 1000;
const mostCounted = 500;
/** So many are read at once. */
const gulp = 50;

export interface PastQuery {
  filter: Filter;
  /** The orders that time does not change. */
  sort: 'started' | 'oldest';
  limit: number;
  cursor: string | null;
  /** Epoch milliseconds. */
  at: number;
}

export interface PastList {
  /** Fewer than were asked for where too many were looked at for them: the cursor then leads on. */
  items: Process[];
  nextCursor: string | null;
  counts: Counts;
  /** True where more had begun by then than were counted. */
  countsCapped: boolean;
}

type PastStore = Pick<Store, 'processes' | 'log' | 'limits'>;

const late = is({ kind: 'late' });
const quiet = is({ kind: 'quiet' });

/**
 * The list of a search as it was at a moment, in the manner of `asOf`. What had begun by then is found by the terms that
 * find it today, read in the order of its start, folded as of the moment where something happened to it since, and then
 * tested by the whole search. So a term tells what was so at the moment, but for what is of the source (workflow, name);
 * a label that another value has replaced since is not found by the old one. Late and quiet go by what is usual today.
 */
export async function pastList(store: PastStore, query: PastQuery): Promise<PastList> {
  const { filter, sort, limit, at } = query;
  const candidates = lastingTerms(filter);
  /** A page and its counters look at the same ones. */
  const known = new Map<string, Process | null>();
  const limits = new Map<string, Promise<Limits | null>>();
  const othersToo = createYielding();

  async function asItWas(process: Process): Promise<Process | null> {
    const key = `${process.source} ${process.processId}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const then = isSettled(process, at) ? process : await foldedThen(process);
    known.set(key, then);
    return then;
  }

  /** Moments of the vendor are known to the microsecond and told to the millisecond: all of that one counts. */
  async function foldedThen({ processId, source }: Process) {
    const log = await store.log(processId, source);
    const then = log && asOf(log, at * 1000 + 999);
    return then ? withOutlook(then.process, await limitsOf(then.process.workflow)) : null;
  }

  function limitsOf(workflow: string): Promise<Limits | null> {
    const found = limits.get(workflow) ?? store.limits(workflow);
    limits.set(workflow, found);
    return found;
  }

  /** Hands on what matches, one by one, until enough were taken or looked at. Gives the cursor of what is left. */
  async function walk(
    { filter, cursor, most }: Pick<PastQuery, 'filter' | 'cursor'> & { most: number },
    take: (process: Process) => boolean,
  ): Promise<string | null> {
    const read = (from: string | null, count: number) =>
      store.processes({ filter: candidates, sort, limit: count, cursor: from, at, startedBy: at });
    let next = cursor;
    for (let looked = 0; looked < most; looked += gulp) {
      const from = next;
      const page = await read(from, gulp);
      for (const [index, candidate] of page.items.entries()) {
        await othersToo();
        const then = await asItWas(candidate);
        if (!then || !matches(filter, then, at) || take(then)) continue;
        const isLast = index === page.items.length - 1;
        return isLast ? page.nextCursor : (await read(from, index + 1)).nextCursor;
      }
      next = page.nextCursor;
      if (next === null) return null;
    }
    return next;
  }

  const items: Process[] = [];
  const nextCursor = await walk(
    { filter, cursor: query.cursor, most: mostLooked },
    (process) => items.push(process) < limit,
  );
  const counts = Object.fromEntries(
    [...processStates, 'late', 'quiet', 'tests'].map((state) => [state, 0]),
  ) as Counts;
  const uncounted = await walk(
    { filter: withoutState(filter), cursor: null, most: mostCounted },
    (process) => {
      if (process.isTest) counts.tests += 1;
      if (process.isTest && !asksForTests(filter)) return true;
      counts[process.state] += 1;
      if (matches(late, process, at)) counts.late += 1;
      if (matches(quiet, process, at)) counts.quiet += 1;
      return true;
    },
  );
  return { items, nextCursor, counts, countsCapped: uncounted !== null };
}

/** Of a search those terms that find today whatever they found once: they narrow down what is looked at of the past. */
export function lastingTerms(filter: Filter): Filter {
  return allOf(...conjuncts(filter).filter(isKnownToday));
}

/** Whatever was found by it then is found by it today, so that an index may narrow the search down. */
function isKnownToday(filter: Filter): boolean {
  if (filter.kind === 'not') return false;
  if (filter.kind === 'is') return lasting.includes(filter.criterion.kind);
  return filter.parts.every(isKnownToday);
}

const lasting: readonly Criterion['kind'][] = [
  'number',
  'processNumber',
  'label',
  'station',
  'text',
  'workflow',
  'source',
];

/** Nothing has happened to it since, neither by its vendor nor by a person or a child. */
function isSettled({ lastEventAt, state, isRequest }: Process, at: number): boolean {
  return Date.parse(lastEventAt) <= at && state !== 'closed' && !isRequest;
}
