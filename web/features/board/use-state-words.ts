import { useTranslation } from 'react-i18next';
import type { BoardState } from './board-state.ts';

/** What time has made of a process, whatever its state. */
function isTimed(state: BoardState): state is 'late' | 'quiet' {
  return state === 'late' || state === 'quiet';
}

/** The words of a filter of the board. */
export function useStateWords(): (state: BoardState) => string {
  const { t } = useTranslation(['board', 'states']);
  return (state) => (isTimed(state) ? t(`filters.${state}`) : t(`states:process.${state}`));
}
