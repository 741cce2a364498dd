import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Delivery } from '../../../shared/delivery.ts';
import { formatSize } from '../../lib/format-size.ts';
import { overEntry } from '../../lib/over-entry.ts';
import { processPath } from '../../lib/paths.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { RowBox } from '../../ui/row-box.tsx';
import { overRowLink, rowLinkClass } from '../../ui/row-link.ts';
import styles from './delivery-row.module.css';
import { VerdictCell } from './verdict-cell.tsx';

export interface DeliveryRowProps {
  delivery: Delivery;
  /** The name of the source's workflow, and what its vendor calls the type in words; null where there is none. */
  workflow: string | null;
  typeName: string | null;
  /** The present day as the page writes it: other days are told with the time. */
  today: string;
  picked: boolean;
  current: boolean;
  pathOf: (id: number) => string;
  onPick: (id: number, picked: boolean) => void;
}

/** One request that arrived. The link in its time covers the whole row. */
export const DeliveryRow = memo(function DeliveryRow(props: DeliveryRowProps) {
  const { delivery, workflow, typeName, today, picked, current, pathOf, onPick } = props;
  const { t, i18n } = useTranslation('deliveries');
  const time = useTimeFormat();
  const { id, vendorType, source, processId, reason } = delivery;
  const at = Date.parse(delivery.receivedAt);
  const day = time.date(at);
  const type = vendorType ?? t('unknownType');
  const looks = [
    styles.row,
    picked ? styles.picked : '',
    current ? styles.current : '',
    processId === null && reason !== null ? styles.refused : '',
  ];
  return (
    <div className={looks.join(' ')}>
      <div role="cell" className={styles.pick}>
        <RowBox label={t('pick', { id })} checked={picked} onChange={(next) => onPick(id, next)} />
      </div>
      <div role="cell" className={styles.when}>
        <Link
          href={pathOf(id)}
          state={overEntry}
          className={rowLinkClass(styles.link)}
          data-open
          title={time.full(at)}
          aria-label={t('open', { id, time: time.clockToMillis(at) })}
          {...(current ? { 'aria-current': 'true' } : {})}
        >
          {day === today ? null : <span className={styles.day}>{day}</span>}
          <bdi>{time.clockToMillis(at)}</bdi>
        </Link>
      </div>
      <div role="cell" className={styles.source} dir="auto" title={source}>
        {workflow === null ? (
          source
        ) : (
          <>
            <span className={styles.plain} dir="auto">
              {workflow}
            </span>
            <bdi className={styles.raw}>{source}</bdi>
          </>
        )}
      </div>
      <div role="cell" className={`${styles.type} ${vendorType === null ? styles.none : ''}`} title={type}>
        {typeName === null ? (
          <bdi>{type}</bdi>
        ) : (
          <>
            <span className={styles.plain} dir="auto">
              {typeName}
            </span>
            <bdi className={styles.raw}>{type}</bdi>
          </>
        )}
      </div>
      <div role="cell" className={`${styles.verdict} ${processId === null ? styles.alone : ''}`}>
        <VerdictCell delivery={delivery} pathOf={pathOf} />
      </div>
      <div role="cell" className={styles.process} dir="auto">
        {processId === null ? null : (
          <Link
            href={processPath(processId, source)}
            className={`${styles.processLink} ${overRowLink}`}
            title={processId}
          >
            {processId}
          </Link>
        )}
      </div>
      <div role="cell" className={styles.size}>
        <bdi>{formatSize(delivery.size, i18n.language)}</bdi>
      </div>
    </div>
  );
});
