import type { ReactNode } from 'react';
import styles from './pill.module.css';
import tones from './tones.module.css';

export type PillTone = 'waiting' | 'opened' | 'filling' | 'submitted' | 'late' | 'expired' | 'deleted';

/** A word with the tint of a state. */
export function Pill({ tone, children }: { tone: PillTone; children: ReactNode }) {
  return <span className={`${styles.pill} ${tones[tone]} ${styles[tone] ?? ''}`}>{children}</span>;
}
