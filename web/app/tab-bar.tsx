import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import {
  boardPath,
  deliveriesPath,
  settingsPath,
  sourcesPath,
  stationsPath,
  wallboardPath,
} from '../lib/paths.ts';
import { useNumberFormat } from '../lib/use-number-format.ts';
import type { Workflow } from '../../shared/workflow.ts';
import { useViews } from '../lib/use-views.ts';
import { useWorkflows } from '../lib/use-workflows.ts';
import { Menu, MenuAction, MenuLink } from '../ui/menu.tsx';
import { fewWorkflows } from './fold-workflows.ts';
import type { Sheet } from './sheet.ts';
import styles from './tab-bar.module.css';
import { useLooksBack } from './use-looks-back.ts';
import { useOtherLanguages } from './use-other-languages.ts';
import { useSignOut } from './use-sign-out.ts';
import { useWorkflowPath } from './use-workflow-path.ts';

/** The same places as the side bar, at the thumb. Only shown on a narrow screen. */
export function TabBar({ onSheet }: { onSheet: (sheet: Sheet) => void }) {
  const { t } = useTranslation('shell');
  const [path, navigate] = useLocation();
  const workflows = useWorkflows();
  const views = useViews();
  const otherLanguages = useOtherLanguages();
  const signOut = useSignOut();
  const chosen = new URLSearchParams(useSearch()).get('workflow');
  const onBoard = path === boardPath || path === stationsPath;
  const tab = (current: boolean) => `${styles.tab} ${current ? styles.current : ''}`;
  return (
    <nav className={styles.bar} aria-label={t('pages')}>
      <Link
        href={boardPath}
        className={tab(onBoard && chosen === null)}
        {...(onBoard && chosen === null ? { 'aria-current': 'page' } : {})}
      >
        {t('board')}
      </Link>
      <Workflows
        workflows={workflows}
        label={chosen ?? t('workflows')}
        look={tab(onBoard && chosen !== null)}
        onMany={() => onSheet('workflows')}
      />
      <Link
        href={deliveriesPath}
        className={tab(path === deliveriesPath)}
        {...(path === deliveriesPath ? { 'aria-current': 'page' } : {})}
      >
        {t('deliveries')}
      </Link>
      <Link
        href={sourcesPath}
        className={tab(path.startsWith(sourcesPath))}
        {...(path === sourcesPath ? { 'aria-current': 'page' } : {})}
      >
        {t('sources')}
      </Link>
      <Menu label={t('more')} triggerClass={tab(path === settingsPath)} side="top">
        {views.map(({ id, name, path: to }) => (
          <MenuLink key={id} to={to} navigate={navigate}>
            <span dir="auto">{name}</span>
          </MenuLink>
        ))}
        <MenuLink to={wallboardPath} navigate={navigate}>
          {t('wallboard')}
        </MenuLink>
        <MenuLink to={settingsPath} navigate={navigate}>
          {t('settings')}
        </MenuLink>
        <MenuAction onChoose={() => onSheet('palette')}>{t('palette')}</MenuAction>
        <MenuAction onChoose={() => onSheet('webhook')}>{t('webhook.title')}</MenuAction>
        <MenuAction onChoose={() => onSheet('shortcuts')}>{t('shortcuts.title')}</MenuAction>
        {otherLanguages.map(({ id, name, speak }) => (
          <MenuAction key={id} onChoose={speak}>
            <span lang={id}>{name}</span>
          </MenuAction>
        ))}
        {signOut === null ? null : <MenuAction onChoose={signOut.act}>{signOut.words}</MenuAction>}
      </Menu>
    </nav>
  );
}

interface WorkflowsProps {
  workflows: readonly Workflow[];
  label: string;
  look: string;
  /** Called in place of a menu where that would be too long. */
  onMany: () => void;
}

function Workflows({ workflows, label, look, onMany }: WorkflowsProps) {
  const [, navigate] = useLocation();
  const number = useNumberFormat();
  const pathOf = useWorkflowPath();
  const isPast = useLooksBack();
  if (workflows.length === 0) return null;
  if (workflows.length > fewWorkflows) {
    return (
      <button type="button" className={look} aria-haspopup="dialog" onClick={onMany}>
        {label}
      </button>
    );
  }
  return (
    <Menu label={label} triggerClass={look} side="top">
      {workflows.map(({ workflow, processes }) => (
        <MenuLink key={workflow} to={pathOf(workflow)} navigate={navigate}>
          <span dir="auto">{workflow}</span>
          {isPast ? null : <bdi className={styles.count}>{number.format(processes)}</bdi>}
        </MenuLink>
      ))}
    </Menu>
  );
}
