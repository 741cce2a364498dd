import type { ReactNode } from 'react';
import styles from './floating-pill.module.css';

/** Room above a list for what waits, so that its coming moves and hides nothing; it stays in sight on the way down. */
export function FloatingPills({ children }: { children: ReactNode }) {
  return <div className={styles.pills}>{children}</div>;
}

export interface FloatingPillProps {
  children: ReactNode;
  onClick: () => void;
  disabled?: boolean;
  /** `dark` for what holds the list as it is. */
  look?: 'brand' | 'dark';
}

/** A button over a list that changes what the list shows. */
export function FloatingPill({ children, onClick, disabled = false, look = 'brand' }: FloatingPillProps) {
  return (
    <button type="button" className={`${styles.pill} ${styles[look]}`} disabled={disabled} onClick={onClick}>
      {children}
    </button>
  );
}
