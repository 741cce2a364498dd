import { useNarrow } from '../../lib/use-narrow.ts';

/** Height of a row and the gap after it, in pixels. They follow the size of the text, not of the screen. */
export function useRowSize(): { height: number; gap: number } {
  const narrow = useNarrow();
  const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return narrow ? { height: Math.round(126 * em), gap: 10 } : { height: Math.round(66 * em), gap: 0 };
}
