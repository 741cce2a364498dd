import type { ReactNode } from 'react';
import { Card } from '../../ui/card.tsx';
import styles from './section.module.css';

export interface SectionProps {
  title: string;
  /** One sentence below the title. */
  explain?: ReactNode;
  children: ReactNode;
}

/** A card with a title, as all parts of these pages are. */
export function Section({ title, explain, children }: SectionProps) {
  return (
    <Card className={styles.section ?? ''}>
      <h2>{title}</h2>
      {explain === undefined ? null : <p className={styles.explain}>{explain}</p>}
      {children}
    </Card>
  );
}
