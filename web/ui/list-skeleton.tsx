import type { CSSProperties } from 'react';
import { useRowSize, type RowSize } from '../lib/use-list-window.ts';
import own from './list-skeleton.module.css';
import { SkeletonBar } from './skeleton-bar.tsx';
import styles from './window-table.module.css';

/** Fills a screen. */
const rows = 12;

export interface ListSkeletonProps {
  className: string;
  style?: CSSProperties | undefined;
  size: RowSize;
  bars: number;
}

/** The shape of a list that is on its way: `className` sets its columns, of which the first `bars` are filled. */
export function ListSkeleton({ className, style, size, bars }: ListSkeletonProps) {
  const { rowHeight, gap } = useRowSize(size);
  return (
    <div
      className={`${styles.table} ${styles.waiting} ${className}`}
      style={{ ...style, gap }}
      aria-hidden="true"
    >
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className={styles.slot} style={{ blockSize: rowHeight }}>
          <StandIn bars={bars} />
        </div>
      ))}
    </div>
  );
}

/** A row that is still to come: a bar in each of that many columns; on a card fewer, one below the other. */
export function StandIn({ bars }: { bars: number }) {
  return (
    <div className={own.standIn}>
      {Array.from({ length: bars }, (_, at) => (
        <SkeletonBar key={at} width="70%" />
      ))}
    </div>
  );
}
