import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { boardPath } from '../../lib/paths.ts';
import { readView, viewPath, type BoardView, type ViewPlace } from './board-view.ts';

/** `step` makes a change that Back undoes; `adjust` one that it does not, such as typing or selecting. */
export interface ViewControl {
  view: BoardView;
  step: (change: Partial<BoardView>) => void;
  adjust: (change: Partial<BoardView>) => void;
}

/** `place` is the page whose address holds the view. */
export function useBoardView(place: ViewPlace = boardPath): ViewControl {
  const search = useSearch();
  const [, navigate] = useLocation();
  const view = useMemo(() => readView(search), [search]);
  // From the address itself: two changes in one tick must not undo each other.
  const step = useCallback(
    (change: Partial<BoardView>) =>
      navigate(viewPath({ ...readView(window.location.search), ...change }, place)),
    [navigate, place],
  );
  const adjust = useCallback(
    (change: Partial<BoardView>) =>
      navigate(viewPath({ ...readView(window.location.search), ...change }, place), {
        replace: true,
        state: window.history.state as unknown,
      }),
    [navigate, place],
  );
  return { view, step, adjust };
}
