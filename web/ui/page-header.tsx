import { Fragment, type ReactNode } from 'react';
import styles from './page-header.module.css';

export interface PageHeaderProps {
  /** Names the way that leads here, for those who listen. */
  where: string;
  /** The steps of that way. */
  crumbs: readonly ReactNode[];
  title: ReactNode;
  /** What stands beside the title: how the thing is. */
  beside: ReactNode;
  actions: ReactNode;
  /** Below, over the whole width. */
  children?: ReactNode;
}

/** The head of a page about one thing: the way here, its name, how it is and what can be done to it. */
export function PageHeader({ where, crumbs, title, beside, actions, children }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <nav aria-label={where} className={styles.crumbs}>
        {crumbs.map((crumb, at) => (
          <Fragment key={at}>
            {at === 0 ? null : <span aria-hidden="true">/</span>}
            {crumb}
          </Fragment>
        ))}
      </nav>
      <div className={styles.title}>
        <h1>{title}</h1>
        {beside}
      </div>
      <div className={styles.actions}>{actions}</div>
      {children}
    </header>
  );
}
