import styles from './chart-patterns.module.css';

/** Fills that colour alone cannot say: hatching for what was sent and not opened, slats for idle time. */
export function ChartPatterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern
        id={`${id}-hatch`}
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className={styles.card} width="8" height="8" />
        <rect className={styles.hatch} width="3.5" height="8" />
      </pattern>
      <pattern id={`${id}-slats`} width="4" height="7" patternUnits="userSpaceOnUse">
        <rect className={styles.slatGround} width="4" height="7" />
        <rect className={styles.slat} width="4" height="1.5" />
      </pattern>
    </defs>
  );
}
