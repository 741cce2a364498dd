import { useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ProcessPage } from '../../shared/api.ts';
import type { Process } from '../../shared/process.ts';
import { ApiError } from './api-error.ts';
import { remove } from './api.ts';
import { processKey } from './process-key.ts';
import { queryKeys } from './query-keys.ts';
import { tell } from './tell.ts';

/**
 * Removes a process that the vendor's Test button made, and tells how that went. Asks nothing: pressing Test again
 * brings it back. Resolves to whether it is gone.
 */
export function useRemoveTest(): (process: Process) => Promise<boolean> {
  const client = useQueryClient();
  const { t } = useTranslation(['states', 'errors']);
  return async (process) => {
    const { processId, source } = process;
    try {
      await remove(
        `api/processes/${encodeURIComponent(processId)}?${new URLSearchParams({ source }).toString()}`,
      );
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Somebody else was faster, or it was a day old.
      if (error.code !== 'process_not_found') {
        tell(t(`errors:${error.code}`));
        return false;
      }
    }
    client.setQueriesData<InfiniteData<ProcessPage>>({ queryKey: ['processes'] }, (known) =>
      known === undefined ? undefined : withoutRow(known, process),
    );
    void client.invalidateQueries({ queryKey: queryKeys.sideBar });
    tell(t('testRemoved'));
    return true;
  };
}

function withoutRow(known: InfiniteData<ProcessPage>, gone: Process): InfiniteData<ProcessPage> {
  const key = processKey(gone);
  const pages = known.pages.map((page) => ({
    ...page,
    items: page.items.filter((each) => processKey(each) !== key),
  }));
  return { ...known, pages };
}
