import type { ReactNode } from 'react';
import styles from './stale.module.css';

/** Content that may be old while `on`: greyed, but every word as readable as before. */
export function Stale({ on, children }: { on: boolean; children: ReactNode }) {
  return <div className={`${styles.content} ${on ? styles.stale : ''}`}>{children}</div>;
}
