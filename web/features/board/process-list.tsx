import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process } from '../../../shared/process.ts';
import { useWindowRows } from '../../lib/use-window-rows.ts';
import { useWorkflows } from '../../lib/use-workflows.ts';
import { Button } from '../../ui/button.tsx';
import styles from './process-list.module.css';
import { ProcessRow } from './process-row.tsx';
import { SkeletonRow } from './skeleton-row.tsx';
import type { BoardList } from './use-board-list.ts';
import { useRowSize } from './use-row-size.ts';

/** Rows that stand in for what is still to come, and how far ahead of the end it is asked for. */
const skeletons = 8;
const ahead = 40;

export interface ProcessListProps {
  list: BoardList;
  selected: string | null;
  /** True where the selection moves by keys: the focus then goes along, so that Enter opens the row. */
  focusSelected: boolean;
  onOpen: (process: Process) => void;
  /** Tells the topmost row on the screen. */
  onTop: (first: number) => void;
}

/** The list itself: only the rows around the screen exist, and the page itself scrolls. */
export function ProcessList({ list, selected, focusSelected, onOpen, onTop }: ProcessListProps) {
  const { t } = useTranslation('board');
  const { rows, hasMore, moreFailed, loadMore, arrivals, readAt } = list;
  const body = useRef<HTMLDivElement>(null);
  const { height, gap } = useRowSize();
  const routes = new Map(useWorkflows().map((each) => [each.workflow, each]));

  const { virtual, startOf } = useWindowRows(body, {
    count: rows.length + (hasMore ? skeletons : 0),
    height,
    gap,
    keyOf: (at) => rows[at]?.key ?? `skeleton ${at - rows.length}`,
  });

  const items = virtual.getVirtualItems();
  const first = virtual.range?.startIndex ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onTop(first), [onTop, first]);
  useEffect(() => {
    if (hasMore && !moreFailed && last >= rows.length - ahead) loadMore();
  }, [hasMore, moreFailed, last, rows.length, loadMore]);

  const at = selected === null ? -1 : rows.findIndex(({ process }) => process.processId === selected);
  useEffect(() => {
    if (at < 0) return;
    virtual.scrollToIndex(at, { align: 'auto' });
    if (!focusSelected) return;
    const link = body.current?.querySelector<HTMLElement>('[data-selected] a');
    // A row too far away to exist yet: whatever had the focus must not take the next Enter for itself.
    if (link == null) blurFocused();
    else link.focus({ preventScroll: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new selection scrolls; rows that load around it must not
  }, [selected]);

  return (
    <div
      role="table"
      aria-label={t('title')}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      className={styles.table}
    >
      <div role="rowgroup">
        <div role="row" className={styles.head} aria-rowindex={1}>
          <span role="columnheader">{t('columns.process')}</span>
          <span role="columnheader">{t('columns.line')}</span>
          <span role="columnheader">{t('columns.now')}</span>
          <span role="columnheader" className={styles.end} title={t('lastHint')}>
            {t('columns.last')}
          </span>
        </div>
      </div>
      <div role="rowgroup" ref={body} className={styles.body} style={{ blockSize: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return (
            <div
              key={item.key}
              {...(row === undefined
                ? { 'aria-hidden': true }
                : { role: 'row', 'aria-rowindex': item.index + 2 })}
              className={styles.slot}
              style={{ blockSize: height, transform: `translateY(${startOf(item)}px)` }}
            >
              {row === undefined ? (
                <SkeletonRow />
              ) : (
                <ProcessRow
                  process={row.process}
                  workflow={routes.get(row.process.workflow)}
                  selected={row.process.processId === selected}
                  left={(arrivals?.left.get(row.process.processId) ?? -1) >= readAt}
                  onOpen={onOpen}
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

function blurFocused(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
