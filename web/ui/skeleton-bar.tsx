import styles from './skeleton-bar.module.css';

/** Stands where words will be. `width` is a length of CSS, `height` is in pixels. */
export function SkeletonBar({ width = '100%', height = 12 }: { width?: string; height?: number }) {
  return <span className={styles.bar} style={{ inlineSize: width, blockSize: height }} />;
}
