import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Process } from '../../shared/process.ts';
import { ApiError } from './api-error.ts';
import { post, remove } from './api.ts';
import { queryKeys } from './query-keys.ts';
import { tell } from './tell.ts';

/**
 * Closes a process by hand, or opens it again, and tells how that went and how to undo it. What is shown changes once the
 * server says so.
 */
export function useClose(): (process: Process, isClosed: boolean) => Promise<void> {
  const client = useQueryClient();
  const { t } = useTranslation(['states', 'errors']);
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
    void client.invalidateQueries({ queryKey: queryKeys.workflows });
    tell(t(isClosed ? 'closedByHand' : 'openedByHand'), {
      words: t('undo'),
      act: () => void set(process, !isClosed),
    });
  };
  return set;
}
