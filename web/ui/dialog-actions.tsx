import type { ReactNode } from 'react';
import styles from './dialog-actions.module.css';

/** The buttons at the foot of a dialog, the one that it is about last; above them what went wrong. */
export function DialogActions({ fault, children }: { fault: string | null; children: ReactNode }) {
  return (
    <>
      <p className={styles.fault} role="alert">
        {fault}
      </p>
      <div className={styles.actions}>{children}</div>
    </>
  );
}
