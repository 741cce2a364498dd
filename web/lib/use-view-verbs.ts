import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { viewAnswer, type NewView, type ViewChange } from '../../shared/view.ts';
import { ApiError } from './api-error.ts';
import { patchJson, postJson, remove } from './api.ts';
import { queryKeys } from './query-keys.ts';
import { tell } from './tell.ts';
import type { SavedView } from './use-views.ts';

/** What can be done with saved views; each rejects with an `ApiError`, but for those that tell how they went. */
export function useViewVerbs() {
  const client = useQueryClient();
  const { t } = useTranslation(['views', 'states', 'errors']);
  const read = () => client.invalidateQueries({ queryKey: queryKeys.views });
  const save = async (view: NewView) => {
    await postJson('api/views', view, viewAnswer);
    await read();
  };
  const change = async (id: number, changes: ViewChange) => {
    await patchJson(`api/views/${id}`, changes, viewAnswer);
    await read();
  };
  const telling = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(t(`errors:${error.code}`));
    }
  };
  return {
    save,
    change,
    move: (id: number, place: number) => telling(() => change(id, { place })),
    /** With a way to put it back where it was. */
    drop: ({ id, name, path, q }: SavedView, place: number) =>
      telling(async () => {
        await remove(`api/views/${id}`);
        await read();
        tell(t('removed'), {
          words: t('states:undo'),
          act: () => void telling(() => save({ name, path, q, place })),
        });
      }),
  };
}
