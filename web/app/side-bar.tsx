import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { boardPath } from '../lib/paths.ts';
import { useNumberFormat } from '../lib/use-number-format.ts';
import { useWorkflows } from '../lib/use-workflows.ts';
import { Logo } from '../ui/logo.tsx';
import { ConnectionState } from './connection-state.tsx';
import type { Sheet } from './sheet.ts';
import styles from './side-bar.module.css';
import { useSignOut } from './use-sign-out.ts';
import { useWorkflowPath } from './use-workflow-path.ts';

export function SideBar({ onSheet }: { onSheet: (sheet: Sheet) => void }) {
  const { t } = useTranslation('shell');
  const workflows = useWorkflows();
  const signOut = useSignOut();
  const workflowPath = useWorkflowPath();
  const [path] = useLocation();
  const chosen = new URLSearchParams(useSearch()).get('workflow');
  const onBoard = path === boardPath;
  const all = workflows.reduce((sum, { processes }) => sum + processes, 0);
  return (
    <nav className={styles.bar} aria-label={t('pages')}>
      <div className={styles.places}>
        <Link href={boardPath} className={styles.brand ?? ''}>
          <Logo />
          {t('name')}
        </Link>
        <ul>
          <Entry
            href={boardPath}
            words={t('board')}
            count={all}
            current={onBoard ? chosen === null && 'page' : path.startsWith('/processes/') && 'true'}
          />
        </ul>
        {workflows.length === 0 ? null : (
          <ul className={styles.group} aria-label={t('workflows')}>
            {workflows.map(({ workflow, processes }) => (
              <Entry
                key={workflow}
                href={workflowPath(workflow)}
                words={workflow}
                count={processes}
                current={onBoard && chosen === workflow && 'page'}
              />
            ))}
          </ul>
        )}
      </div>
      <ul className={styles.tools} aria-label={t('more')}>
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

interface EntryProps {
  href: string;
  words: string;
  count: number;
  /** `page` for the page that is shown, `true` for the one it belongs to. */
  current: 'page' | 'true' | false;
}

function Entry({ href, words, count, current }: EntryProps) {
  const number = useNumberFormat();
  return (
    <li>
      <Link
        href={href}
        className={styles.entry ?? ''}
        {...(current === false ? {} : { 'aria-current': current })}
      >
        <span className={styles.words} dir="auto">
          {words}
        </span>
        {count === 0 ? null : <bdi className={styles.count}>{number.format(count)}</bdi>}
      </Link>
    </li>
  );
}
