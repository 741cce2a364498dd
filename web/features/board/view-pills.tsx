import { ArrowUp, Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Waiting } from './board-rows.ts';
import styles from './view-pills.module.css';

export interface ViewPillsProps {
  waiting: Waiting;
  busy: boolean;
  onShow: () => void;
  /** Changes held back while paused; null while the view runs. */
  held: number | null;
  onResume: () => void;
}

/** What waits, floating over the head of the list so that its coming moves nothing. */
export function ViewPills({ waiting, busy, onShow, held, onResume }: ViewPillsProps) {
  const { t } = useTranslation('board');
  if (held === null && waiting.count === 0) return null;
  return (
    <div className={styles.pills}>
      {waiting.count === 0 ? null : (
        <button type="button" className={styles.pill} disabled={busy} onClick={onShow}>
          <ArrowUp size={14} aria-hidden="true" />
          {t(waiting.allNew ? 'waiting.new' : 'waiting.mixed', { count: waiting.count })}
        </button>
      )}
      {held === null ? null : (
        <button type="button" className={`${styles.pill} ${styles.paused}`} onClick={onResume}>
          <Pause size={13} aria-hidden="true" />
          {t('paused.label')} · {t('paused.count', { count: held })} · <b>{t('paused.resume')}</b>
        </button>
      )}
    </div>
  );
}
