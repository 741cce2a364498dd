import { matches } from '../search/matches.ts';
import type { Store } from '../store/store.ts';
import { asOfNumber } from './as-of-number.ts';
import { countOf } from './count-of.ts';
import type { Sample } from './estimate.ts';
import type { Search, WalkParts } from './search-walk.ts';
import { exported, type ExportedProcess, toExported } from './timeline-rows.ts';

/** So many are taken from each end of a search. */
const sampled = 20;
/** So many are looked at for a past, where none can be told to belong to it before it was folded. */
const mostFolded = 500;

type Parts = WalkParts & { store: Pick<Store, 'counts'> };

/** What can be known quickly of a search: its first and its last; of a past its first. */
export async function sampleOf(parts: Parts, search: Search): Promise<Sample> {
  if (search.moment !== null) return samplePast(parts, search, search.moment);
  const some: ExportedProcess[] = [];
  for (const order of ['oldest', 'updated'] as const) {
    const before = some.length;
    for await (const each of exported(parts, { ...search, order })) {
      some.push(each);
      if (some.length - before === sampled) break;
    }
    // Few enough to be all of them.
    if (some.length < sampled) return { processes: some.length, isMore: false, some };
  }
  return { ...(await countOf(parts.store, search)), some };
}

async function samplePast(parts: Parts, search: Search, moment: number): Promise<Sample> {
  const { filter, candidates } = search;
  const { items, nextCursor } = await parts.store.processes({
    ...{ filter: candidates, sort: 'oldest', limit: mostFolded, cursor: null },
    ...{ at: moment, startedBy: moment },
  });
  const some: ExportedProcess[] = [];
  let processes = 0;
  for (const candidate of items) {
    const stood = await asOfNumber(parts, candidate, search);
    await parts.othersToo();
    if (!stood || !matches(filter, stood.process, moment)) continue;
    processes += 1;
    if (some.length < sampled) some.push(toExported(stood));
  }
  return { processes, isMore: nextCursor !== null, some };
}
