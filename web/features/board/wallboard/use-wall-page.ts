import { useEffect, useState } from 'react';

/** How long a page stands, in milliseconds: enough to read it from across a room. */
const stands = 10_000;

/** A page of the rows that fit. */
export interface WallPage<T> {
  rows: readonly T[];
  /** From one on. */
  page: number;
  pages: number;
}

/** Turns the pages of a list; `onTurn` is called with each, since what is shown may be exchanged then. */
export function useWallPage<T>(rows: readonly T[], fits: number, onTurn: () => void): WallPage<T> {
  const [turn, setTurn] = useState(0);
  const pages = Math.max(1, Math.ceil(rows.length / fits));
  const at = turn % pages;
  useEffect(() => {
    const timer = window.setInterval(() => {
      onTurn();
      setTurn((before) => before + 1);
    }, stands);
    return () => window.clearInterval(timer);
  }, [onTurn]);
  return { rows: rows.slice(at * fits, (at + 1) * fits), page: at + 1, pages };
}
