import { useEffect, useRef, useState } from 'react';

/** How long a page stands, in milliseconds: enough to read it from across a room. */
const stands = 10_000;

/** A page of the rows that fit. */
export interface WallPage<T> {
  rows: readonly T[];
  /** Where the first of them stands among all. */
  first: number;
  /** From one on. */
  page: number;
  pages: number;
}

/** Turns the pages of a list; `onTurn` is awaited before each turn, since what is shown may be exchanged then. */
export function useWallPage<T>(rows: readonly T[], fits: number, onTurn: () => Promise<void>): WallPage<T> {
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(rows.length / fits));
  const latest = useRef({ pages, onTurn });
  useEffect(() => {
    latest.current = { pages, onTurn };
  });
  useEffect(() => {
    const turn = async () => {
      await latest.current.onTurn();
      setPage((before) => (before + 1 < latest.current.pages ? before + 1 : 0));
    };
    const timer = window.setInterval(() => void turn(), stands);
    return () => window.clearInterval(timer);
  }, []);
  // The list may have become shorter.
  const at = Math.min(page, pages - 1);
  const first = at * fits;
  return { rows: rows.slice(first, first + fits), first, page: at + 1, pages };
}
