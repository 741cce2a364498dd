import { useState, type ReactNode } from 'react';
import styles from './flap.module.css';

export interface FlapProps {
  /** What it says: the flap falls where that changes, and only there. */
  of: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A cell of a departure board. */
export function Flap({ of, className = '', children }: FlapProps) {
  const [first] = useState(of);
  const [changed, setChanged] = useState(false);
  if (!changed && of !== first) setChanged(true);
  return (
    <span className={`${styles.cell} ${className}`}>
      <span key={of} className={changed ? styles.falling : styles.resting}>
        {children}
      </span>
    </span>
  );
}
