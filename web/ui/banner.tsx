import type { ReactNode } from 'react';
import styles from './banner.module.css';

export type BannerTone = 'waiting' | 'filling' | 'submitted' | 'late';

export interface BannerProps {
  tone: BannerTone;
  children: ReactNode;
  /** What the person can do about it. */
  action?: ReactNode;
}

/** A sentence that matters more than the words around it, tinted like the state that it tells of. */
export function Banner({ tone, children, action }: BannerProps) {
  return (
    <div className={`${styles.banner} ${styles[tone]}`}>
      <p className={styles.words}>{children}</p>
      {action}
    </div>
  );
}
