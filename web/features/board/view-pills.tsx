import { ArrowUp, Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { FloatingPill } from '../../ui/floating-pill.tsx';
import type { Waiting } from './board-rows.ts';

export interface ViewPillsProps {
  waiting: Waiting;
  busy: boolean;
  onShow: () => void;
  /** Changes held back while paused; null while the view runs. */
  held: number | null;
  onResume: () => void;
}

/** What waits to come into the list, and what holds it. */
export function ViewPills({ waiting, busy, onShow, held, onResume }: ViewPillsProps) {
  const { t } = useTranslation('board');
  const number = useNumberFormat();
  return (
    <>
      {waiting.count === 0 ? null : (
        <FloatingPill disabled={busy} onClick={onShow}>
          <ArrowUp size={14} aria-hidden="true" />
          {t(waiting.allNew ? 'waiting.new' : 'waiting.mixed', {
            count: waiting.count,
            number: number.format(waiting.count) + (waiting.capped ? '+' : ''),
          })}
        </FloatingPill>
      )}
      {held === null ? null : (
        <FloatingPill look="dark" onClick={onResume}>
          <Pause size={13} aria-hidden="true" />
          {t('paused.label')} · {t('paused.count', { count: held })} · <b>{t('paused.resume')}</b>
        </FloatingPill>
      )}
    </>
  );
}
