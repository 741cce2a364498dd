import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { loadWords } from '../lib/i18n.ts';
import {
  boardPath,
  deliveriesPath,
  settingsPath,
  sourcesPath,
  stationsPath,
  wallboardPath,
} from '../lib/paths.ts';
import { createPart, usePart } from '../lib/part.ts';
import { useWaiting } from '../lib/use-waiting.ts';
import { useSourceCount } from '../lib/use-source-count.ts';
import { useAreViewsKnown, useViews } from '../lib/use-views.ts';
import { useAreWorkflowsKnown, useWorkflows } from '../lib/use-workflows.ts';
import { Logo } from '../ui/logo.tsx';
import { ConnectionState } from './connection-state.tsx';
import { PlaceEntry } from './place-entry.tsx';
import type { Sheet } from './sheet.ts';
import styles from './side-bar.module.css';
import { useLooksBack } from './use-looks-back.ts';
import { useOtherLanguages } from './use-other-languages.ts';
import { useSignOut } from './use-sign-out.ts';
import { WorkflowList } from './workflow-list.tsx';

const viewList = createPart(async () => {
  const [{ ViewList }] = await Promise.all([import('./view-list.tsx'), loadWords('views')]);
  return { ViewList };
});

export function SideBar({ onSheet }: { onSheet: (sheet: Sheet) => void }) {
  const { t } = useTranslation('shell');
  const workflows = useWorkflows();
  const views = useViews();
  const saved = usePart(viewList, views.length > 0);
  // Nothing is shown before it has found its place.
  const areViewsDone = useAreViewsKnown() && (views.length === 0 || saved !== null);
  const isSettled = useAreWorkflowsKnown() && areViewsDone;
  const quarantined = useWaiting('quarantined');
  const sources = useSourceCount();
  const otherLanguages = useOtherLanguages();
  const signOut = useSignOut();
  const [path] = useLocation();
  const search = useSearch();
  const chosen = new URLSearchParams(search).get('workflow');
  const onBoard = path === boardPath || path === stationsPath;
  const wallboardHref = onBoard && search !== '' ? `${wallboardPath}?${search}` : wallboardPath;
  const all = useLooksBack() ? 0 : workflows.reduce((sum, { processes }) => sum + processes, 0);
  return (
    <nav className={styles.bar} aria-label={t('pages')}>
      <div className={styles.places}>
        <Link href={boardPath} className={styles.brand ?? ''}>
          <Logo />
          {t('name')}
        </Link>
        <ul>
          <PlaceEntry
            href={boardPath}
            words={t('board')}
            count={all}
            current={onBoard ? chosen === null && 'page' : path.startsWith('/processes/') && 'true'}
          />
          <PlaceEntry
            href={deliveriesPath}
            words={t('deliveries')}
            count={quarantined?.count ?? 0}
            capped={quarantined?.capped ?? false}
            current={path === deliveriesPath && 'page'}
          />
          <PlaceEntry href={wallboardHref} words={t('wallboard')} count={0} current={false} />
          <PlaceEntry
            href={sourcesPath}
            words={t('sources')}
            count={sources}
            current={path === sourcesPath ? 'page' : path.startsWith(`${sourcesPath}/`) && 'true'}
          />
        </ul>
        {views.length === 0 || saved === null ? null : (
          <div className={styles.group}>
            <saved.ViewList views={views} />
          </div>
        )}
        <div className={isSettled ? '' : styles.unsettled}>
          {workflows.length === 0 ? null : (
            <div className={styles.group}>
              <WorkflowList workflows={workflows} />
            </div>
          )}
          <ul className={styles.group}>
            <PlaceEntry
              href={settingsPath}
              words={t('settings')}
              count={0}
              current={path === settingsPath && 'page'}
            />
          </ul>
        </div>
      </div>
      <ul className={styles.tools} aria-label={t('more')}>
        <li>
          <button type="button" className={styles.tool} onClick={() => onSheet('palette')}>
            {t('palette')}
            <kbd className={styles.key} aria-hidden="true">
              Ctrl K
            </kbd>
          </button>
        </li>
        <li>
          <button type="button" className={styles.tool} onClick={() => onSheet('webhook')}>
            {t('webhook.title')}
          </button>
        </li>
        <li>
          <button type="button" className={styles.tool} onClick={() => onSheet('shortcuts')}>
            {t('shortcuts.title')}
            <kbd className={styles.key} aria-hidden="true">
              ?
            </kbd>
          </button>
        </li>
        {/* By its place, so that the focus stays on the button when the language under it changes. */}
        {otherLanguages.map(({ id, name, speak }, at) => (
          <li key={at}>
            <button type="button" className={styles.tool} lang={id} onClick={speak}>
              {name}
            </button>
          </li>
        ))}
        {signOut === null ? null : (
          <li>
            <button type="button" className={styles.tool} onClick={signOut.act}>
              {signOut.words}
            </button>
          </li>
        )}
      </ul>
      <div className={styles.state}>
        <ConnectionState />
      </div>
    </nav>
  );
}
