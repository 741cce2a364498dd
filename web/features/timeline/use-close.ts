import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Process } from '../../../shared/process.ts';
import { ApiError } from '../../lib/api-error.ts';
import { post, remove } from '../../lib/api.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { tell } from '../../lib/tell.ts';

/**
 * Closes a process by hand, or opens it again, and tells how that went and how to undo it. What is shown changes once the
 * server says so.
 */
export function useClose(): (process: Process, isClosed: boolean) => Promise<void> {
  const client = useQueryClient();
  const { t } = useTranslation(['timeline', 'states', 'errors']);
  const set = async (process: Process, isClosed: boolean): Promise<void> => {
    const { processId, source } = process;
    const path = `api/processes/${encodeURIComponent(processId)}/close?${new URLSearchParams({ source }).toString()}`;
    try {
      await (isClosed ? post(path, {}) : remove(path));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(t(`errors:${error.code}`));
      return;
    }
    await client.invalidateQueries({ queryKey: queryKeys.process(processId).slice(0, 2) });
    void client.invalidateQueries({ queryKey: queryKeys.sideBar });
    tell(t(isClosed ? 'byHand.closed' : 'byHand.opened'), {
      words: t('states:undo'),
      act: () => void set(process, !isClosed),
    });
  };
  return set;
}
