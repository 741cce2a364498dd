import type { ReactNode } from 'react';
import styles from './card.module.css';

/** A sheet on the paper. Padding belongs to what lies on it. */
export function Card({ children, className = '' }: { children: ReactNode; className?: string }) {
  return <div className={`${styles.card} ${className}`.trim()}>{children}</div>;
}
