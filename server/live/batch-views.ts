import { type Changes, maxMatches } from '../../shared/live.ts';
import type { Process } from '../../shared/process.ts';
import { type FollowedAge, isTimed } from '../search/about-filter.ts';
import type { Filter } from '../search/filter.ts';
import { matches } from '../search/matches.ts';
import type { Batch } from './read-batch.ts';

/** A board: its search, and the ids on its screen. */
export interface Board {
  /** The zone of its days, if it speaks of any, and the search as it was typed: boards with the same one look for the same. */
  query: string;
  filter: Filter;
  ages: readonly FollowedAge[];
  visible: ReadonlySet<string>;
}

/** From so many changed processes in one batch on, new matches are counted rather than told: nobody reads them. */
const manyChanges = 8;
const fewMatches = 2;

/** What can be seen of one batch. Whoever sees the same is given the same object, so that it is written only once. */
export interface BatchViews {
  everything: Changes | null;
  /** Those processes and what was made from them. Null where the batch has nothing of it. */
  processes(ids: readonly string[]): Changes | null;
  /** Its own rows, rows that left its search, and new matches. Null for nothing. */
  board(board: Board): Changes | null;
}

/** The processes of a batch under one search. */
interface SearchView {
  isMatch: boolean[];
  /** Whether it may find others now than before. */
  isConcerned: boolean;
  /** By the rows of a board that are in the batch. */
  boards: Map<string, Changes | null>;
}

export function createBatchViews({ seq, at, isTurned, processes, removed }: Batch): BatchViews {
  const everything = isTurned ? null : changesOf(processes, removed);
  const some = new Map<string, Changes | null>();
  const searches = new Map<string, SearchView>();
  const most = processes.length >= manyChanges ? fewMatches : maxMatches;

  function search({ query, filter }: Board): SearchView {
    const known = searches.get(query);
    if (known) return known;
    const isMatch = processes.map((process) => matches(filter, process, at));
    const view: SearchView = { isMatch, isConcerned: !isTurned || isTimed(filter), boards: new Map() };
    searches.set(query, view);
    return view;
  }

  function changesOf(told: Process[], left: readonly string[]): Changes | null {
    if (told.length === 0 && left.length === 0) return null;
    return left.length === 0 ? { seq, processes: told } : { seq, processes: told, left: [...left] };
  }

  function lookAt(isVisible: readonly boolean[], { isMatch, isConcerned }: SearchView): Changes | null {
    const shown = processes.filter((_, index) => isVisible[index]);
    const found = processes.filter((_, index) => isConcerned && isMatch[index] && !isVisible[index]);
    const left = processes.filter((_, index) => isConcerned && isVisible[index] && !isMatch[index]);
    // The newest of them, which lead the list. What was removed may be on any screen.
    const told = found.slice(-most);
    const changes = changesOf([...shown, ...told], [...left.map(({ processId }) => processId), ...removed]);
    if (changes && found.length > most) changes.more = found.length - most;
    if (changes && isTurned && told.length > 0) changes.joined = told.map(({ processId }) => processId);
    return changes;
  }

  return {
    everything,
    processes(ids) {
      const key = JSON.stringify(ids);
      const known = some.get(key);
      if (known !== undefined) return known;
      const isOwn = (id: string | null) => id !== null && ids.includes(id);
      const own = processes.filter(({ processId, parentId }) => isOwn(processId) || isOwn(parentId));
      const changes = changesOf(own, removed.filter(isOwn));
      some.set(key, changes);
      return changes;
    },
    board(board) {
      const view = search(board);
      const { boards } = view;
      const isVisible = processes.map(({ processId }) => board.visible.has(processId));
      const key = isVisible.map((is) => (is ? '1' : '0')).join('');
      const known = boards.get(key);
      if (known !== undefined) return known;
      const changes = lookAt(isVisible, view);
      boards.set(key, changes);
      return changes;
    },
  };
}
