import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { StationCard as Card } from '../../../../shared/stations.ts';
import { useNow } from '../../../lib/now.ts';
import { processPath } from '../../../lib/paths.ts';
import { useTimeFormat } from '../../../lib/use-time-format.ts';
import { Mark } from '../../../ui/mark.tsx';
import { rowLinkClass } from '../../../ui/row-link.ts';
import { Fade } from '../fade.tsx';
import { rowTitle } from '../row-title.ts';
import styles from './station-card.module.css';

export interface StationCardProps {
  card: Card;
  moved: boolean;
  workflow: string;
}

/** A process where it stands. It leads to its page and cannot be dragged: nobody moves a process but its people. */
export const StationCard = memo(function StationCard({ card, moved, workflow }: StationCardProps) {
  const { t } = useTranslation(['stations', 'states']);
  const time = useTimeFormat();
  const now = useNow();
  const late = card.dueAt !== null && Date.parse(card.dueAt) <= now;
  const title = rowTitle({ ...card, workflow, labels: {} });
  const state = card.state ?? 'waiting';
  const words = t(`states:station.${state}`);
  return (
    <li className={`${styles.card} ${moved ? styles.moved : ''}`}>
      <Fade of={`${state} ${moved}`} />
      <div className={styles.content}>
        <Mark state={state} late={late && !moved} size={24} />
        <Link
          href={processPath(card.processId, card.source)}
          className={rowLinkClass(styles.link)}
          title={card.title}
          draggable={false}
        >
          {title.number === null ? null : <bdi className={styles.number}>{title.number}</bdi>}
          <span className={styles.name} dir="auto">
            {title.name}
          </span>
        </Link>
        <span className={styles.state}>
          {moved ? t('moved') : late ? t('late', { state: words }) : words}
        </span>
        {card.since === null ? null : (
          <time className={`${styles.since} ${late && !moved ? styles.late : ''}`} dateTime={card.since}>
            {time.dwell(now - Date.parse(card.since))}
          </time>
        )}
      </div>
    </li>
  );
});
