import { useState, type ReactNode } from 'react';
import styles from './fade.module.css';

/** Lets a change be noticed: one soft fade behind the content each time `of` changes, none when it appears. */
export function Fade({ of, children }: { of: string; children: ReactNode }) {
  const [first] = useState(of);
  const [changed, setChanged] = useState(false);
  if (!changed && of !== first) setChanged(true);
  return (
    <div className={styles.fade}>
      {changed ? <span key={of} className={styles.light} /> : null}
      {children}
    </div>
  );
}
