import { useLocation, useSearch } from 'wouter';
import { readView } from '../features/board/board-view.ts';
import { boardPath } from '../lib/paths.ts';

/** Whether the board is shown as it was: the numbers of the present beside it would be taken for those of then. */
export function useLooksBack(): boolean {
  const [path] = useLocation();
  const search = useSearch();
  return path === boardPath && readView(search).at !== null;
}
