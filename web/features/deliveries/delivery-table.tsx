import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../lib/use-narrow.ts';
import { useWindowRows } from '../../lib/use-window-rows.ts';
import { Button } from '../../ui/button.tsx';
import { DeliveryRow, type DeliveryRowProps } from './delivery-row.tsx';
import styles from './delivery-table.module.css';
import type { DeliveryList } from './use-delivery-list.ts';

/** Rows that stand in for what is still to come, and how far ahead of the end it is asked for. */
const skeletons = 8;
const ahead = 50;

export interface DeliveryTableProps extends Pick<DeliveryRowProps, 'today' | 'pathOf' | 'onPick'> {
  list: DeliveryList;
  picked: ReadonlySet<number>;
  onPickAll: (picked: boolean) => void;
  /** The delivery that is open. */
  open: number | null;
  /** Where the rows are, to know whether somebody is at them. */
  table: RefObject<HTMLDivElement | null>;
}

/** The list itself: only the rows around the screen exist, and the page itself scrolls. */
export function DeliveryTable({ list, picked, onPickAll, open, table, ...row }: DeliveryTableProps) {
  const { t } = useTranslation('deliveries');
  const { rows, hasMore, moreFailed, loadMore } = list;
  const body = useRef<HTMLDivElement>(null);
  const { height, gap } = useRowSize();
  const { virtual, startOf } = useWindowRows(body, {
    count: rows.length + (hasMore ? skeletons : 0),
    height,
    gap,
    keyOf: (at) => String(rows[at]?.id ?? `skeleton ${at - rows.length}`),
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && !moreFailed && last >= rows.length - ahead) loadMore();
  }, [hasMore, moreFailed, last, rows.length, loadMore]);
  const isWhole = rows.every(({ id }) => picked.has(id));

  return (
    <div
      ref={table}
      role="table"
      aria-label={t('title')}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      className={styles.table}
    >
      <div role="rowgroup">
        <div role="row" className={styles.head} aria-rowindex={1}>
          <span role="columnheader">
            <label className={styles.all}>
              <input
                type="checkbox"
                aria-label={t('pickAll')}
                checked={isWhole}
                ref={(box) => {
                  if (box !== null) box.indeterminate = !isWhole && picked.size > 0;
                }}
                onChange={() => onPickAll(!isWhole)}
              />
            </label>
          </span>
          <span role="columnheader">{t('columns.when')}</span>
          <span role="columnheader">{t('columns.source')}</span>
          <span role="columnheader">{t('columns.type')}</span>
          <span role="columnheader">{t('columns.verdict')}</span>
          <span role="columnheader">{t('columns.process')}</span>
          <span role="columnheader" className={styles.end}>
            {t('columns.size')}
          </span>
        </div>
      </div>
      <div role="rowgroup" ref={body} className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
        {items.map((item) => {
          const delivery = rows[item.index];
          return (
            <div
              key={item.key}
              {...(delivery === undefined
                ? { 'aria-hidden': true }
                : { role: 'row', 'aria-rowindex': item.index + 2 })}
              className={styles.slot}
              style={{ blockSize: height, transform: `translateY(${startOf(item)}px)` }}
            >
              {delivery === undefined ? (
                <SkeletonRow />
              ) : (
                <DeliveryRow
                  delivery={delivery}
                  picked={picked.has(delivery.id)}
                  current={delivery.id === open}
                  {...row}
                />
              )}
            </div>
          );
        })}
      </div>
      {moreFailed ? (
        <div className={styles.failed} role="alert">
          {t('failed.title')}
          <Button onClick={loadMore}>{t('failed.retry')}</Button>
        </div>
      ) : null}
    </div>
  );
}

/** The shape of a list that is on its way. */
export function DeliverySkeleton() {
  return (
    <div className={styles.waiting} aria-hidden="true">
      {Array.from({ length: 12 }, (_, at) => (
        <div key={at}>
          <SkeletonRow />
        </div>
      ))}
    </div>
  );
}

function SkeletonRow() {
  return (
    <div className={styles.skeleton}>
      {[2, 3, 4, 5].map((column) => (
        <span key={column} style={{ gridColumn: column }} />
      ))}
    </div>
  );
}

/** Height of a row and the gap after it, in pixels. They follow the size of the text, not of the screen. */
function useRowSize(): { height: number; gap: number } {
  const narrow = useNarrow();
  const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  return narrow ? { height: Math.round(88 * em), gap: 8 } : { height: Math.round(44 * em), gap: 0 };
}
