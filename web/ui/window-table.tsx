import type { CSSProperties, ReactNode, RefObject } from 'react';
import type { ListWindow, PagedList } from '../lib/use-list-window.ts';
import { Button } from './button.tsx';
import styles from './window-table.module.css';

export interface WindowTableProps<T> {
  label: string;
  /** Sets `--columns`, which the head and the rows have in common. */
  className: string;
  style?: CSSProperties | undefined;
  list: PagedList<T>;
  window: ListWindow;
  /** Gets the element that holds the rows. */
  body: RefObject<HTMLDivElement | null>;
  /** The headings of the columns. */
  head: ReactNode;
  /** The cells of a row. */
  children: (row: T) => ReactNode;
  /** What stands where a row is still to come. */
  standIn: ReactNode;
  /** Said where the next rows did not come. */
  failed: { title: string; retry: string };
  table?: RefObject<HTMLDivElement | null>;
}

/** A table without an end, of which only the rows around the screen exist. On a phone each row is a card. */
export function WindowTable<T>(props: WindowTableProps<T>) {
  const { label, className, style, list, window, body, head, children, standIn, failed, table } = props;
  const { rows, hasMore, moreFailed, loadMore } = list;
  return (
    <div
      ref={table}
      role="table"
      aria-label={label}
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      className={`${styles.table} ${className}`}
      style={style}
    >
      <div role="rowgroup">
        <div role="row" className={styles.head} aria-rowindex={1}>
          {head}
        </div>
      </div>
      <div role="rowgroup" ref={body} className={styles.body} style={{ blockSize: window.height }}>
        {window.items.map(({ key, index, start }) => {
          const row = rows[index];
          return (
            <div
              key={key}
              {...(row === undefined ? { 'aria-hidden': true } : { role: 'row', 'aria-rowindex': index + 2 })}
              className={styles.slot}
              style={{ blockSize: window.rowHeight, transform: `translateY(${start}px)` }}
            >
              {row === undefined ? standIn : children(row)}
            </div>
          );
        })}
      </div>
      {moreFailed ? (
        <div className={styles.failed} role="alert">
          {failed.title}
          <Button onClick={loadMore}>{failed.retry}</Button>
        </div>
      ) : null}
    </div>
  );
}
