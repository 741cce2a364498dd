import styles from './skeleton-row.module.css';

/** As tall as a row, so that nothing jumps when the row arrives. */
export function SkeletonRow() {
  return (
    <div className={styles.row}>
      <span className={styles.bar} />
      <span className={styles.track} />
      <span className={styles.bar} />
    </div>
  );
}
