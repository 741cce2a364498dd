import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { readView, viewPath, type BoardView } from './board-view.ts';

/** `step` makes a change that Back undoes; `adjust` one that it does not, such as typing or selecting. */
export interface ViewControl {
  view: BoardView;
  step: (change: Partial<BoardView>) => void;
  adjust: (change: Partial<BoardView>) => void;
}

export function useBoardView(): ViewControl {
  const search = useSearch();
  const [, navigate] = useLocation();
  const view = useMemo(() => readView(search), [search]);
  // From the address itself: two changes in one tick must not undo each other.
  const step = useCallback(
    (change: Partial<BoardView>) => navigate(viewPath({ ...readView(window.location.search), ...change })),
    [navigate],
  );
  const adjust = useCallback(
    (change: Partial<BoardView>) =>
      navigate(viewPath({ ...readView(window.location.search), ...change }), {
        replace: true,
        state: window.history.state as unknown,
      }),
    [navigate],
  );
  return { view, step, adjust };
}
