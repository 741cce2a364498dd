import { useCallback, useEffect, useRef, useState } from 'react';
import { readTree } from '../../../../shared/query-tree.ts';
import { rememberSearch } from '../../../lib/recent-searches.ts';
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
  /** The search of the address. */
  q: string;
  /** What was typed before there was a box. */
  typed: string;
  /** `isNew` for the first change of a search: Back then leads to the one before it. */
  onSearch: (q: string, isNew: boolean) => void;
}

/** The text of the search box: what is typed is gathered for a moment, then asked for. */
export function useSearchText({ q, typed, onSearch }: SearchTextOptions) {
  const [search, setSearch] = useState<SearchText>(() => (typed === q ? readSearch(q) : typedSearch(typed)));
  const [told, setTold] = useState(q);
  const [isResting, setResting] = useState(typed === q);
  const timers = useRef<number[]>([]);
  const isNew = useRef(true);
  const isTouched = useRef(typed !== q);
  const sent = useRef(q);

  // The address changed by other means than this box, such as Back: show what it says.
  if (q !== told) {
    setTold(q);
    setSearch(readSearch(q));
    setResting(true);
  }
  const stop = useCallback(() => {
    for (const timer of timers.current) window.clearTimeout(timer);
    timers.current = [];
  }, []);
  useEffect(() => {
    if (told === sent.current) return;
    sent.current = told;
    isNew.current = true;
    stop();
  });

  const ask = (text: string | null) => {
    if (text === null || text === sent.current) return;
    sent.current = text;
    setTold(text);
    onSearch(text, isNew.current);
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
    if (isTouched.current) settle(settleSearch(search));
  };

  // What was typed before there was a box is asked for like all else.
  useEffect(() => {
    if (typed !== q) schedule(search);
    return stop;
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what was there at the beginning counts
  }, []);

  return { search, told, isResting, type, settle, leave };
}
