import { useEffect } from 'react';
import { loadPart } from './load-part.ts';
import { createStore, useStore, type Store } from './store.ts';

/** A piece of the program that is not in the first script. */
export interface Part<T> {
  /** Asks for it; once is enough, more often does no harm. */
  load: () => void;
  /** What it holds; null until it is here. */
  here: Store<T | null>;
}

/**
 * In place of React's own `lazy`, which holds back whatever it waited for until its stand-in has been seen for a
 * third of a second, and suspends for a moment even where the file has long been loaded.
 */
export function createPart<T>(load: () => Promise<T>): Part<T> {
  const here = createStore<T | null>(null);
  let asked = false;
  return {
    here,
    load() {
      if (asked) return;
      asked = true;
      void loadPart(load).then(here.set);
    },
  };
}

/** The part, or null until it is here; it is asked for as soon as it is `wanted`. */
export function usePart<T>({ load, here }: Part<T>, wanted = true): T | null {
  useEffect(() => {
    if (wanted) load();
  }, [load, wanted]);
  return useStore(here);
}

/** Loads parts once somebody moves, touches or types: what people need soon, but no first view waits for. */
export function loadAtFirstMove(parts: readonly Part<unknown>[]): void {
  const signs = ['pointermove', 'pointerdown', 'keydown'] as const;
  const load = () => {
    for (const sign of signs) window.removeEventListener(sign, load);
    for (const part of parts) part.load();
  };
  for (const sign of signs) window.addEventListener(sign, load, { passive: true });
}
