import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionState } from './connection-state.tsx';
import { SideBar } from './side-bar.tsx';
import styles from './shell.module.css';
import { TabBar } from './tab-bar.tsx';

/** The frame: a side bar on a wide screen; the state above and tabs below the page on a phone. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <SideBar />
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
      <header className={styles.topState}>
        <ConnectionState />
      </header>
      <TabBar />
    </div>
  );
}
