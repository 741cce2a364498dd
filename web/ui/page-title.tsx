import type { ReactNode } from 'react';
import styles from './page-title.module.css';

/** The heading of a page that is a list. On a phone it leaves room for the state of the connection beside it. */
export function PageTitle({ children }: { children: ReactNode }) {
  return <h1 className={styles.title}>{children}</h1>;
}
