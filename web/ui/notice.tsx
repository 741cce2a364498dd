import type { ReactNode } from 'react';
import styles from './notice.module.css';

export interface NoticeProps {
  title: string;
  explain?: ReactNode;
  /** True for a failure, so that it is read out at once. */
  alert?: boolean;
  /** What the person can do about it. */
  children?: ReactNode;
  /** The level of its heading: 1 where the notice is the whole page. */
  level?: 1 | 2;
}

/** What stands in place of content: why there is none, and the way on. */
export function Notice({ title, explain, alert = false, children, level = 1 }: NoticeProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <section className={styles.notice} {...(alert ? { role: 'alert' } : {})}>
      <Heading className={styles.title}>{title}</Heading>
      {explain === undefined ? null : <p className={styles.explain}>{explain}</p>}
      {children === undefined ? null : <div className={styles.actions}>{children}</div>}
    </section>
  );
}
