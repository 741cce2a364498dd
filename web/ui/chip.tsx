import type { ReactNode } from 'react';
import styles from './chip.module.css';

export interface ChipProps {
  /** What kind of value it is, such as a label's key; left out for a bare word. */
  name?: string;
  children: ReactNode;
  /** Identifiers read better in a fixed pitch. */
  mono?: boolean;
  /** Buttons that belong to the value. */
  action?: ReactNode;
}

/** A key and its value side by side. Both may be vendor text, so each keeps its own direction. */
export function Chip({ name, children, mono = false, action }: ChipProps) {
  return (
    <span className={styles.chip}>
      {name === undefined ? null : (
        <span className={styles.name} dir="auto">
          {name}
        </span>
      )}
      <span className={`${styles.value} ${mono ? styles.mono : ''}`} dir="auto">
        {children}
      </span>
      {action}
    </span>
  );
}
