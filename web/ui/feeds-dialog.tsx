import { useTranslation } from 'react-i18next';
import { type FeedSubject, useFeeds } from '../lib/use-feeds.ts';
import { useAction } from '../lib/use-action.ts';
import { Button } from './button.tsx';
import { CopyField } from './copy-field.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { Dialog } from './dialog.tsx';
import styles from './feeds-dialog.module.css';

export interface FeedsDialogProps {
  subject: FeedSubject;
  onClose: () => void;
}

/** The addresses by which other programs follow a search. */
export function FeedsDialog({ subject, onClose }: FeedsDialogProps) {
  const { t } = useTranslation('views');
  const { addresses, hasFailed, renew } = useFeeds(subject);
  const { busy, fault, run } = useAction();
  return (
    <Dialog title={t('feeds.title')} onClose={onClose}>
      {addresses === undefined ? (
        <p role="status" className={styles.words}>
          {t(hasFailed ? 'feeds.failed' : 'feeds.loading')}
        </p>
      ) : (
        <>
          <div className={styles.feed}>
            <CopyField label={t('feeds.calendar')} text={addresses.calendar} quiet />
            <p className={styles.words}>{t('feeds.calendarHint')}</p>
          </div>
          {addresses.news === null ? (
            <p className={styles.words}>{t('feeds.newsNeedsView')}</p>
          ) : (
            <div className={styles.feed}>
              <CopyField label={t('feeds.news')} text={addresses.news} quiet />
              <p className={styles.words}>{t('feeds.newsHint')}</p>
            </div>
          )}
          {addresses.calendar.includes('key=') ? (
            <>
              <p className={styles.words}>{t('feeds.secret')}</p>
              <DialogActions fault={fault}>
                <Button disabled={busy} onClick={() => run(renew)}>
                  {t('feeds.renew')}
                </Button>
              </DialogActions>
            </>
          ) : null}
        </>
      )}
    </Dialog>
  );
}
