import type { ReactNode } from 'react';
import styles from './dialog-actions.module.css';

export interface DialogActionsProps {
  /** What went wrong. */
  fault: string | null;
  /** What is to be known before one of them is pressed. */
  note?: ReactNode;
  /** The one that the dialog is about last. */
  children: ReactNode;
}

/** The buttons at the foot of a dialog: in sight, however long it is. */
export function DialogActions({ fault, note, children }: DialogActionsProps) {
  return (
    <div className={styles.foot}>
      {note === undefined ? null : <div className={styles.note}>{note}</div>}
      <p className={styles.fault} role="alert">
        {fault}
      </p>
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
