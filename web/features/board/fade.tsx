import { useState } from 'react';
import styles from './fade.module.css';

/** Lets a change be noticed: one soft fade over the ground of what it stands in, each time `of` changes; none when it appears. */
export function Fade({ of }: { of: string }) {
  const [first] = useState(of);
  const [changed, setChanged] = useState(false);
  if (!changed && of !== first) setChanged(true);
  return changed ? <span key={of} className={styles.light} aria-hidden="true" data-fade /> : null;
}
