import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Source } from '../../../shared/source.ts';
import { useAction } from '../../lib/use-action.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Question } from '../../ui/question.tsx';
import styles from './closed-note.module.css';
import { useSourceVerbs } from './queries.ts';

/** Says that a restored source takes nothing without the credentials it had, and how it does again. */
export function ClosedNote({ source, onMake }: { source: Source; onMake: () => void }) {
  const { t } = useTranslation('sources');
  const { change } = useSourceVerbs();
  const { busy, fault, run } = useAction();
  const [isAsking, setIsAsking] = useState(false);
  const after = source.accessWithoutOwn;
  return (
    <>
      <Banner
        tone="late"
        action={
          <div className={styles.actions}>
            <Button look="primary" onClick={onMake}>
              {t('makeCredentials')}
            </Button>
            <Button onClick={() => setIsAsking(true)}>{t(`closedNote.${after}.do`)}</Button>
          </div>
        }
      >
        <strong>{t('closedNote.lead')}</strong> {t('closedNote.rest')}
      </Banner>
      {isAsking ? (
        <Question
          title={t(`closedNote.${after}.title`)}
          confirm={t(`closedNote.${after}.do`)}
          busy={busy}
          fault={fault}
          onConfirm={() =>
            run(async () => {
              await change(source.id, { needsCredentials: false });
              setIsAsking(false);
            })
          }
          onClose={() => setIsAsking(false)}
        >
          <p>{t(`closedNote.${after}.explain`)}</p>
        </Question>
      ) : null}
    </>
  );
}
