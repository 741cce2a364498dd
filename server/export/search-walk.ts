import type { Labels, Process } from '../../shared/process.ts';
import type { Filter } from '../search/filter.ts';
import { matches } from '../search/matches.ts';
import type { Store } from '../store/store.ts';
import { asOfNumber, type PastParts, type Standpoint, type Stood } from './as-of-number.ts';
import { type FileOrder, placeIn } from './file-order.ts';

export interface WalkParts extends PastParts {
  store: PastParts['store'] & Pick<Store, 'processes' | 'position' | 'touchedAfter'>;
  /** To be awaited between two processes, so that nobody else waits for a long export. */
  othersToo: () => Promise<void>;
}

export interface Search extends Standpoint {
  filter: Filter;
  /** Finds at least what the filter finds: the same, but for a moment of the past. */
  candidates: Filter;
  order: FileOrder;
  /** Epoch milliseconds: when it was asked, for what is late, quiet or "within two hours". */
  at: number;
}

/** A process of a search as it stood, with its facts for those who want them. */
export interface Found {
  process: Process;
  /** Null where it was removed in between. */
  stood(): Promise<Stood | null>;
}

/** Small, since all of them that nobody has come to yet are remembered. */
interface Waiting {
  name: Pick<Process, 'processId' | 'source'>;
  place: number;
}

/** Read in one go: a delivery that comes meanwhile waits for as many. */
const pageSize = 20;

/**
 * Every process of a search as of one number of the log, each once, in its order, however much changes while it is
 * walked; what people remove meanwhile is gone from the past too. The store's list shows the present. So what has not
 * changed since that number is taken from its pages; what has is told by its newest number, looked at as it stood, and
 * comes when the walk reaches the place that it had. Memory holds a page, the names of what has changed since, and no
 * transaction is open between two pages.
 */
export async function* walkSearch(parts: WalkParts, search: Search): AsyncGenerator<Found> {
  const { store, othersToo } = parts;
  const { filter, candidates, order, at, upTo, moment } = search;
  const placeOf = placeIn[order];
  const changed = new Set<string>();
  /** The next one last. */
  const waiting: Waiting[] = [];
  /** Unchanged ones of the last page, and of those before it that share its first place. */
  const taken = new Map<string, number>();
  /** Everything with a lower place was taken, or looked at as it stood. */
  let passed = -Infinity;
  let followed = upTo;
  let cursor: string | null = null;

  do {
    const page: Awaited<ReturnType<Store['processes']>> = await store.processes({
      filter: candidates,
      sort: order,
      limit: pageSize,
      cursor,
      at: moment ?? at,
      ...(moment !== null && { startedBy: moment }),
    });
    await othersToo();
    const unchanged = page.items.filter(({ seq }) => seq <= upTo);
    for (const process of unchanged) taken.set(nameOf(process), placeOf(process));
    await followChanges();

    const last = page.items.at(-1);
    const end = page.nextCursor === null || !last ? Infinity : placeOf(last);
    for (const process of unchanged) {
      yield* waitingUpTo(placeOf(process));
      if (moment === null) yield { process, stood: () => standing(process) };
      else yield* asItStood(process);
      await othersToo();
    }
    yield* waitingUpTo(end);
    for (const [name, place] of taken) if (place < end) taken.delete(name);
    passed = end;
    cursor = page.nextCursor;
    await othersToo();
  } while (cursor !== null);

  /** Whatever the page shows or no longer shows has such a number by now, also what is still being written. */
  async function followChanges(): Promise<void> {
    const { projected, last } = await store.position();
    for (let from = followed; from < last;) {
      const some = await store.touchedAfter(from, pageSize);
      for (const process of some) {
        const name = nameOf(process);
        if (changed.has(name)) continue;
        changed.add(name);
        if (!taken.has(name)) await note(process);
        await othersToo();
      }
      from = some.length < pageSize ? last : (some.at(-1)?.seq ?? last);
    }
    followed = projected;
  }

  async function note(process: Process): Promise<void> {
    const stood = await asOfNumber(parts, process, { upTo, moment: null });
    if (!stood) return;
    const place = placeOf(stood.process);
    if (place < passed || (moment === null && !matches(filter, stood.process, at))) return;
    const { processId, source } = process;
    waiting.splice(firstBelow(waiting, place), 0, { name: { processId, source }, place });
  }

  async function* waitingUpTo(place: number): AsyncGenerator<Found> {
    for (let next = waiting.at(-1); next && next.place <= place; next = waiting.at(-1)) {
      waiting.pop();
      yield* asItStood(next.name);
      await othersToo();
    }
  }

  async function* asItStood(name: Waiting['name']): AsyncGenerator<Found> {
    const stood = await asOfNumber(parts, name, search);
    if (!stood || !matches(filter, stood.process, moment ?? at)) return;
    yield { process: stood.process, stood: () => Promise.resolve(stood) };
  }

  /** A snapshot that has not changed needs no folding. Its labels are then what the fold makes, without a prototype. */
  async function standing(process: Process): Promise<Stood | null> {
    const log = await store.log(process.processId, process.source, upTo);
    const labels = Object.assign(Object.create(null) as Labels, process.labels);
    return log && { process: { ...process, labels }, facts: log.facts };
  }
}

function nameOf({ provider, source, processId }: Process): string {
  return `${provider} ${source} ${processId}`;
}

/** Where one belongs among those that are sorted downwards. */
function firstBelow(sorted: readonly Waiting[], place: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle]?.place ?? 0) > place) from = middle + 1;
    else to = middle;
  }
  return from;
}
