import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../lib/query-keys.ts';
import { tell } from '../../lib/tell.ts';
import { useAction } from '../../lib/use-action.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { Button } from '../../ui/button.tsx';
import { Question } from '../../ui/question.tsx';
import { removeTests } from './test-queries.ts';

export interface RemoveTestsProps {
  /** The search of the list: only what it finds is removed. */
  q: string;
  /** True where the list shows only some of what there is. */
  narrowed: boolean;
}

/** Takes all tests off the board at once. It asks first: pressing Test again makes new ones, but not these. */
export function RemoveTests({ q, narrowed }: RemoveTestsProps) {
  const { t } = useTranslation('aside');
  const client = useQueryClient();
  const number = useNumberFormat();
  const { busy, fault, run } = useAction();
  const [asked, setAsked] = useState(false);
  const act = async () => {
    const { removed, isMore } = await removeTests(q);
    setAsked(false);
    await Promise.all([
      client.invalidateQueries({ queryKey: ['processes'] }),
      client.invalidateQueries({ queryKey: queryKeys.sideBar }),
    ]);
    const done = t('removeTests.done', { count: removed, number: number.format(removed) });
    tell(isMore ? `${done} ${t('removeTests.isMore')}` : done);
  };
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)}>
        {t('removeTests.open')}
      </Button>
      {asked ? (
        <Question
          title={t('removeTests.open')}
          confirm={t('removeTests.submit')}
          busy={busy}
          fault={fault}
          onConfirm={() => run(act)}
          onClose={() => setAsked(false)}
        >
          <p>
            {t('removeTests.explain')} {narrowed ? t('removeTests.narrowed') : null}
          </p>
        </Question>
      ) : null}
    </>
  );
}
