import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Process } from '../../../shared/process.ts';
import { createPart, usePart } from '../../lib/part.ts';
import { processPath } from '../../lib/paths.ts';
import { titleHint } from '../../lib/title-hint.ts';
import { ProcessNumber } from '../../ui/process-number.tsx';
import { rowLinkClass } from '../../ui/row-link.ts';
import { unseen as forListeners } from '../../ui/unseen.ts';
import type { Column } from './columns/column.ts';
import styles from './process-row.module.css';
import { rowTitle } from './row-title.ts';

/** Most boards show no test. */
const removeTest = createPart(() => import('./remove-test.tsx'));

export interface ProcessCellProps {
  process: Process;
  columns: readonly Column[];
  /** The moment that is looked back to, in epoch milliseconds; null for the present. */
  past: number | null;
  selected: boolean;
  left: boolean;
  /** It changed since the person last looked. */
  unseen: boolean;
  onOpen: (process: Process) => void;
}

/** Which process it is: as much of it as the other columns do not tell. */
export function ProcessCell({ process, columns, past, selected, left, unseen, onOpen }: ProcessCellProps) {
  const { t } = useTranslation(['board', 'states']);
  const { t: words } = useTranslation('states');
  const title = useMemo(() => rowTitle(process, columns), [process, columns]);
  return (
    <>
      <span className={styles.title}>
        {title.number === null ? null : <ProcessNumber number={title.number} className={styles.number} />}
        <Link
          href={processPath(process.processId, undefined, past)}
          className={rowLinkClass(`${styles.link} ${title.isNumber ? styles.numbered : ''}`)}
          title={titleHint(process, words)}
          onClick={() => onOpen(process)}
          {...(selected ? { 'aria-current': 'true' } : {})}
        >
          {title.workflow === '' ? null : (
            <>
              <span className={styles.workflow} dir="auto">
                {title.workflow}
              </span>
              <span className={styles.dot}>{' · '}</span>
            </>
          )}
          <span className={styles.name} dir="auto">
            {title.name}
          </span>
        </Link>
        {unseen ? <span className={forListeners}>{t('changed')}</span> : null}
        {process.isTest ? (
          <>
            <span className={styles.test}>{t('states:test')}</span>
            {past === null ? <RemoveTest process={process} /> : null}
          </>
        ) : null}
      </span>
      {left ? (
        <span className={styles.labels}>
          <span className={styles.label}>
            <span>{t('left')}</span>
          </span>
        </span>
      ) : (
        <span className={styles.labels} title={title.labels.join(' · ')}>
          {title.labels.map((label) => (
            <span key={label} className={styles.label}>
              <span dir="auto">{label}</span>
            </span>
          ))}
        </span>
      )}
    </>
  );
}

function RemoveTest({ process }: { process: Process }) {
  const here = usePart(removeTest);
  return here === null ? null : <here.RemoveTest process={process} />;
}
