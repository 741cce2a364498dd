import styles from './spoken.module.css';

/** The one polite status region of a page: read out, and not to be seen. */
export function Spoken({ words }: { words: string }) {
  return (
    <div role="status" className={styles.status}>
      {words}
    </div>
  );
}
