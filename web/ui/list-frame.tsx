import type { ReactNode } from 'react';
import { FloatingPills } from './floating-pill.tsx';
import styles from './list-frame.module.css';

export interface ListFrameProps {
  /** The list is being read, or is still that of the search before. */
  busy: boolean;
  /** What is shown is no longer what is stored. */
  offline: boolean;
  /** In which order its rows are; null where there are none. */
  order: ReactNode;
  /** What else can be done with how it is shown, at the end of the strip. */
  tools?: ReactNode;
  /** What waits, or holds the list: it has room of its own, so that its coming moves and hides nothing. */
  pills: ReactNode;
  children: ReactNode;
}

/** A live list, below a strip that says how it is ordered and what waits to come in. */
export function ListFrame({ busy, offline, order, tools, pills, children }: ListFrameProps) {
  return (
    <div className={`${styles.frame} ${offline ? styles.offline : ''}`} aria-busy={busy}>
      {order === null ? null : <div className={styles.order}>{order}</div>}
      {tools === undefined ? null : <div className={styles.tools}>{tools}</div>}
      <FloatingPills>{pills}</FloatingPills>
      {children}
    </div>
  );
}
