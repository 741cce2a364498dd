import { useLocation } from 'wouter';
import { boardStates } from '../features/board/board-state.ts';
import { useStateWords } from '../features/board/use-state-words.ts';
import { boardStatePath } from '../lib/paths.ts';
import type { PaletteEntry } from './palette-entry.ts';

/** The board with each of its filters. */
export function useStateEntries(): PaletteEntry[] {
  const [, navigate] = useLocation();
  const words = useStateWords();
  return boardStates.map((state) => ({
    id: `state ${state}`,
    words: words(state),
    hint: '',
    act: () => navigate(boardStatePath(state)),
  }));
}
