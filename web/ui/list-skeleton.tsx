import { useRowSize, type RowSize } from '../lib/use-list-window.ts';
import { SkeletonBar } from './skeleton-bar.tsx';
import styles from './window-table.module.css';

/** Fills a screen. */
const rows = 12;

/** The shape of a list that is on its way: `className` sets its columns, `standIn` is a row of it. */
export function ListSkeleton({ className, size, bars }: { className: string; size: RowSize; bars: number }) {
  const { rowHeight, gap } = useRowSize(size);
  return (
    <div className={`${styles.table} ${styles.waiting} ${className}`} style={{ gap }} aria-hidden="true">
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className={styles.slot} style={{ blockSize: rowHeight }}>
          <StandIn bars={bars} />
        </div>
      ))}
    </div>
  );
}

/** A row that is still to come: a bar in each of that many columns. */
export function StandIn({ bars }: { bars: number }) {
  return (
    <div>
      {Array.from({ length: bars }, (_, at) => (
        <SkeletonBar key={at} width="70%" />
      ))}
    </div>
  );
}
