import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createPart, usePart } from '../lib/part.ts';
import { useShortcuts } from '../lib/use-shortcuts.ts';
import { ConnectionState } from './connection-state.tsx';
import type { Sheet } from './sheet.ts';
import { SideBar } from './side-bar.tsx';
import styles from './shell.module.css';
import { TabBar } from './tab-bar.tsx';

const dialogs = createPart(() => import('./dialogs.tsx'));

/** The frame: a side bar on a wide screen; the state above and tabs below the page on a phone. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const here = usePart(dialogs, sheet !== null);
  useShortcuts({ '?': () => setSheet('shortcuts') });
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <SideBar onSheet={setSheet} />
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
      <header className={styles.topState}>
        <ConnectionState />
      </header>
      <TabBar onSheet={setSheet} />
      {sheet === null || here === null ? null : <here.Dialogs sheet={sheet} onClose={() => setSheet(null)} />}
    </div>
  );
}
