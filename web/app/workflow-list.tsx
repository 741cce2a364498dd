import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import type { Workflow } from '../../shared/workflow.ts';
import { boardPath } from '../lib/paths.ts';
import { useNumberFormat } from '../lib/use-number-format.ts';
import { buttonClass } from '../ui/button.tsx';
import { fewWorkflows, foldWorkflows } from './fold-workflows.ts';
import { PlaceEntry } from './place-entry.tsx';
import { useLooksBack } from './use-looks-back.ts';
import { useWorkflowPath } from './use-workflow-path.ts';
import styles from './workflow-list.module.css';

export interface WorkflowListProps {
  workflows: readonly Workflow[];
  onOpen?: () => void;
}

/** Every workflow as a place to go; where they are many the most used ones, and a way to the others. */
export function WorkflowList({ workflows, onOpen }: WorkflowListProps) {
  const { t } = useTranslation('shell');
  const number = useNumberFormat();
  const [path] = useLocation();
  const workflow = new URLSearchParams(useSearch()).get('workflow');
  const chosen = path === boardPath ? workflow : null;
  const pathOf = useWorkflowPath();
  const isPast = useLooksBack();
  const [filter, setFilter] = useState('');
  const [all, setAll] = useState(false);
  const { shown, found } = foldWorkflows(workflows, { filter, chosen, all });
  return (
    <>
      {workflows.length <= fewWorkflows ? null : (
        <input
          type="search"
          className={styles.filter}
          aria-label={t('folded.filter')}
          placeholder={t('folded.filter')}
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
        />
      )}
      <ul aria-label={t('workflows')}>
        {shown.map(({ workflow, processes }) => (
          <PlaceEntry
            key={workflow}
            href={pathOf(workflow)}
            words={workflow}
            count={isPast ? 0 : processes}
            current={chosen === workflow && 'page'}
            {...(onOpen === undefined ? {} : { onOpen })}
          />
        ))}
      </ul>
      {found === 0 ? <p className={styles.none}>{t('folded.none')}</p> : null}
      {found <= fewWorkflows ? null : (
        <button
          type="button"
          className={buttonClass('quiet', styles.more)}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? t('folded.fewer') : t('folded.all', { all: number.format(found) })}
        </button>
      )}
    </>
  );
}
