import { useCallback, useEffect, useRef, useState } from 'react';
import { readTree } from '../../../../shared/query-tree.ts';
import { rememberSearch } from '../../../lib/recent-searches.ts';
import type { BoardState } from '../board-state.ts';
import type { SearchFieldProps } from '../search-field-props.ts';
import { takeState } from '../state-terms.ts';
import {
  askable,
  readSearch,
  settleSearch,
  typedSearch,
  writeSearch,
  type SearchText,
} from './search-text.ts';

/** Long enough not to ask at each key, short enough to feel immediate. */
const settleTime = 180;
/** After so many milliseconds without a key, half a word is no longer one that is being typed. */
const restTime = 1200;

export interface SearchTextOptions {
  /** The search of the address, and the state filter beside it. */
  q: string;
  state: BoardState | null;
  /** What was typed before there was a box. */
  typed: string;
  /** `isNew` for the first change of a search: Back then leads to the one before it. */
  onSearch: SearchFieldProps['onSearch'];
}

/** What was last asked for, and how the address then says it. */
interface Told {
  text: string;
  q: string;
  state: BoardState | null;
}

/**
 * The text of the search box: what is typed is gathered for a moment, then asked for. A state in it is the filter above
 * the list at once, and stays in the text until the box is left: an `or` may follow, which makes it a term like others.
 */
export function useSearchText({ q, state, typed, onSearch }: SearchTextOptions) {
  const [search, setSearch] = useState<SearchText>(() => (typed === q ? readSearch(q) : typedSearch(typed)));
  const [told, setTold] = useState<Told>({ text: q, q, state: null });
  const [isResting, setResting] = useState(typed === q);
  const timers = useRef<number[]>([]);
  const isNew = useRef(true);
  const isTouched = useRef(typed !== q);
  const sent = useRef(q);

  // The address changed by other means than this box, such as Back: show what it says.
  if (q !== told.q || (told.state !== null && told.state !== state)) {
    setTold({ text: q, q, state: null });
    setSearch(readSearch(q));
    setResting(true);
  }
  const stop = useCallback(() => {
    for (const timer of timers.current) window.clearTimeout(timer);
    timers.current = [];
  }, []);
  useEffect(() => {
    if (told.text === sent.current) return;
    sent.current = told.text;
    isNew.current = true;
    stop();
  });

  const ask = (text: string | null) => {
    if (text === null || text === sent.current) return;
    sent.current = text;
    const next = takeState(text);
    setTold({ text, ...next });
    const isSaid = next.state !== null || told.state !== null;
    onSearch(isSaid ? next : { q: next.q }, isNew.current);
    isNew.current = false;
  };

  const schedule = (next: SearchText) => {
    stop();
    timers.current = [
      window.setTimeout(() => ask(askable(writeSearch(next))), settleTime),
      window.setTimeout(() => setResting(true), restTime),
    ];
  };

  /** Something was typed; more may follow. */
  const type = (next: SearchText) => {
    isTouched.current = true;
    setSearch(next);
    setResting(false);
    schedule(next);
  };

  /** Nothing will follow: it is asked for at once, as far as it can be read, and is one to come back to. */
  const settle = (next: SearchText) => {
    const text = writeSearch(next).trim();
    setSearch(next);
    setResting(true);
    stop();
    if (readTree(text).ok) {
      ask(text);
      if (text !== '') rememberSearch(text);
    }
    isNew.current = true;
    isTouched.current = false;
  };

  /** The box is left: nothing will follow what was typed in it. */
  const leave = () => {
    const left = isTouched.current ? settleSearch(search) : search;
    if (isTouched.current) settle(left);
    const text = writeSearch(left).trim();
    const { q: rest, state: taken } = takeState(text);
    if (taken === null || sent.current !== text) return;
    sent.current = rest;
    setTold({ text: rest, q: rest, state: null });
    setSearch(readSearch(rest));
  };

  // What was typed before there was a box is asked for like all else.
  useEffect(() => {
    if (typed !== q) schedule(search);
    return stop;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what was there at the beginning counts
  }, []);

  return { search, told: told.text, isResting, type, settle, leave };
}
