import { useLocation, useSearch } from 'wouter';
import { readView, viewPath } from '../features/board/board-view.ts';
import { boardPath, workflowPath } from '../lib/paths.ts';

/** Leads to a workflow. From the board it changes nothing else there: state, search and order stay as they are. */
export function useWorkflowPath(): (workflow: string) => string {
  const [path] = useLocation();
  const search = useSearch();
  if (path !== boardPath) return workflowPath;
  return (workflow) => viewPath({ ...readView(search), workflow, sel: null });
}
