import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { loadWords } from '../lib/i18n.ts';
import { createPart, usePart } from '../lib/part.ts';
import { useAbout } from '../lib/use-about.ts';
import { useNarrow } from '../lib/use-narrow.ts';
import { useShortcuts } from '../lib/use-shortcuts.ts';
import { ConnectionState } from './connection-state.tsx';
import { Exporting } from './exporting.tsx';
import type { Sheet } from './sheet.ts';
import { SideBar } from './side-bar.tsx';
import styles from './shell.module.css';
import { Told } from './told.tsx';
import { usePaletteKey } from './use-palette-key.ts';

const dialogs = createPart(async () => {
  const [{ Dialogs }] = await Promise.all([import('./dialogs.tsx'), loadWords('aside'), loadWords('search')]);
  return { Dialogs };
});
/** A wide screen has the side bar in its place. */
const tabBar = createPart(() => import('./tab-bar.tsx'));
/** Seldom needed, and never before the board. */
const storageNotice = createPart(async () => {
  const [{ StorageNotice }] = await Promise.all([import('./storage-notice.tsx'), loadWords('storage')]);
  return { StorageNotice };
});

/** The frame: a side bar on a wide screen; the state above and tabs below the page on a phone. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const here = usePart(dialogs, sheet !== null);
  const tabs = usePart(tabBar, useNarrow());
  useShortcuts({ '?': () => setSheet('shortcuts') });
  usePaletteKey(() => setSheet('palette'));
  return (
    <div className={styles.shell} data-awaits-dialog={sheet !== null && here === null ? '' : undefined}>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <SideBar onSheet={setSheet} />
      <StorageState />
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
      <header className={styles.topState}>
        <ConnectionState />
      </header>
      <Told />
      <Exporting />
      {tabs === null ? null : <tabs.TabBar onSheet={setSheet} />}
      {sheet === null || here === null ? null : (
        <here.Dialogs sheet={sheet} onClose={() => setSheet(null)} onSheet={setSheet} />
      )}
    </div>
  );
}

/** Empty while all is well: what is put into a region that is there already is read out. */
function StorageState() {
  const storage = useAbout()?.storage;
  const isTold = storage?.low === true || storage?.refusing === true;
  const here = usePart(storageNotice, isTold);
  return (
    <div className={styles.storage} role="status">
      {isTold && here !== null ? <here.StorageNotice storage={storage} /> : null}
    </div>
  );
}
