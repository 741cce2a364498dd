import { queryOptions, useQuery } from '@tanstack/react-query';
import { workflowList } from '../../shared/api.ts';
import type { Workflow } from '../../shared/workflow.ts';
import { getJson } from './api.ts';
import { queryKeys } from './query-keys.ts';

const none: readonly Workflow[] = [];

const asked = queryOptions({
  queryKey: queryKeys.workflows,
  queryFn: ({ signal }) => getJson('api/workflows', workflowList, signal),
  staleTime: 30_000,
  refetchInterval: 60_000,
});

/** Every workflow with its usual route and dwell; empty while it is not known yet. */
export function useWorkflows(): readonly Workflow[] {
  return useQuery(asked).data?.items ?? none;
}

/** False until the first answer, or until there will be none. */
export function useAreWorkflowsKnown(): boolean {
  return !useQuery(asked).isPending;
}

/** The workflow of that name; undefined while unknown. */
export function useWorkflow(name: string | undefined): Workflow | undefined {
  return useWorkflows().find(({ workflow }) => workflow === name);
}
