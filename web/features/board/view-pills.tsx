import { ArrowUp, Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Sort } from '../../../shared/api.ts';
import type { Waiting } from './board-rows.ts';
import { SortMenu } from './sort-menu.tsx';
import { FloatingPill, FloatingPills } from '../../ui/floating-pill.tsx';
import styles from './view-pills.module.css';

export interface ViewPillsProps {
  /** In which order the rows are; null where there are none. */
  order: Sort | null;
  onOrder: (order: Sort) => void;
  waiting: Waiting;
  busy: boolean;
  onShow: () => void;
  /** Changes held back while paused; null while the view runs. */
  held: number | null;
  onResume: () => void;
}

/** The strip above the list: its order, and room for what waits, so that its coming moves and hides nothing. */
export function ViewPills({ order, onOrder, waiting, busy, onShow, held, onResume }: ViewPillsProps) {
  const { t } = useTranslation('board');
  return (
    <>
      {order === null ? null : (
        <div className={styles.order}>
          <SortMenu sort={order} onChoose={onOrder} />
        </div>
      )}
      <FloatingPills>
        {waiting.count === 0 ? null : (
          <FloatingPill disabled={busy} onClick={onShow}>
            <ArrowUp size={14} aria-hidden="true" />
            {t(waiting.allNew ? 'waiting.new' : 'waiting.mixed', { count: waiting.count })}
          </FloatingPill>
        )}
        {held === null ? null : (
          <FloatingPill look="dark" onClick={onResume}>
            <Pause size={13} aria-hidden="true" />
            {t('paused.label')} · {t('paused.count', { count: held })} · <b>{t('paused.resume')}</b>
          </FloatingPill>
        )}
      </FloatingPills>
    </>
  );
}
