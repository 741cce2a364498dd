import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(width < 1000px)');

/** Height of a row and the gap after it, in pixels. They follow the size of the text, not of the screen. */
export function useRowSize(): { height: number; gap: number } {
  const isNarrow = useSyncExternalStore(subscribe, () => narrow.matches);
  const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return isNarrow ? { height: Math.round(126 * em), gap: 10 } : { height: Math.round(66 * em), gap: 0 };
}

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}
