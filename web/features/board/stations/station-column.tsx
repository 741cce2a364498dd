import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { enoughSamples } from '../../../../shared/workflow.ts';
import { useNow } from '../../../lib/now.ts';
import { useNumberFormat } from '../../../lib/use-number-format.ts';
import { useTimeFormat } from '../../../lib/use-time-format.ts';
import { viewPath, type BoardView } from '../board-view.ts';
import { columnView } from './column-view.ts';
import type { ShownColumn } from './lay-out-columns.ts';
import { StationCard } from './station-card.tsx';
import styles from './station-column.module.css';

export interface StationColumnProps {
  column: ShownColumn;
  workflow: string;
  /** Of all columns of the workflow. */
  names: readonly string[];
  view: BoardView;
}

/** Who stands at one station. */
export function StationColumn({ column, workflow, names, view }: StationColumnProps) {
  const { t } = useTranslation('stations');
  const number = useNumberFormat();
  const time = useTimeFormat();
  const now = useNow();
  const { name, count, capped, oldest, usual, cards, more } = column;
  return (
    <div className={styles.column}>
      <div className={styles.head}>
        <h3 className={styles.name} dir="auto" title={name ?? undefined}>
          {name ?? t('elsewhere')}
        </h3>
        <bdi className={styles.count}>
          {number.format(count)}
          {capped ? '+' : ''}
        </bdi>
        <p className={styles.facts}>
          <span>
            {oldest === null || count === 0
              ? t('nobody')
              : t('oldest', { span: time.dwell(now - Date.parse(oldest)) })}
          </span>
          {usual === null || usual.median === null || usual.samples < enoughSamples ? null : (
            <span title={t('usualHint', { samples: number.format(usual.samples) })}>
              {t('usual', { span: time.dwell(usual.median) })}
            </span>
          )}
        </p>
      </div>
      {cards.length === 0 ? null : (
        <ul className={styles.cards}>
          {cards.map(({ key, card, moved }) => (
            <StationCard key={key} card={card} moved={moved} workflow={workflow} />
          ))}
        </ul>
      )}
      {more === 0 ? null : (
        <Link className={styles.more ?? ''} href={viewPath(columnView(view, workflow, name, names))}>
          {capped ? t('manyMore') : t('more', { count: more })}
        </Link>
      )}
    </div>
  );
}
