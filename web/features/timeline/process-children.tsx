import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Process } from '../../../shared/process.ts';
import { useNow } from '../../lib/now.ts';
import { processPath } from '../../lib/paths.ts';
import { useNumberFormat } from '../../lib/use-number-format.ts';
import { useWorkflow } from '../../lib/use-workflows.ts';
import { Card } from '../../ui/card.tsx';
import { layoutLine } from '../../ui/line-layout.ts';
import { Line } from '../../ui/line.tsx';
import styles from './process-children.module.css';

export interface ProcessChildrenProps {
  processes: readonly Process[];
  source: string | undefined;
}

/** As many as leave the events in reach. */
const few = 8;

/** What was made from this process, each with its own line. Nothing where nothing was. */
export function ProcessChildren({ processes, source }: ProcessChildrenProps) {
  const { t } = useTranslation('timeline');
  const number = useNumberFormat();
  const [all, setAll] = useState(false);
  if (processes.length === 0) return null;
  // One more takes no more room than the button that would stand for it.
  const folds = !all && processes.length > few + 1;
  const count = processes.length;
  return (
    <Card className={styles.card ?? ''}>
      <h2 className={styles.title}>{t('children.title', { count, number: number.format(count) })}</h2>
      <ul className={styles.list}>
        {(folds ? processes.slice(0, few) : processes).map((process) => (
          <Child key={process.processId} process={process} source={source} />
        ))}
      </ul>
      {folds ? (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t('children.all', { number: number.format(count) })}
        </button>
      ) : null}
    </Card>
  );
}

function Child({ process, source }: { process: Process; source: string | undefined }) {
  const { t } = useTranslation('states');
  const layout = layoutLine(process, useWorkflow(process.workflow), useNow());
  return (
    <li className={styles.child}>
      <Link href={processPath(process.processId, source)} className={styles.link ?? ''} dir="auto">
        {nameOf(process)}
      </Link>
      <span className={styles.line}>
        <Line layout={layout} />
      </span>
      <span className={`${styles.state} ${styles[process.state]}`}>
        {t(`${process.isRequest ? 'request' : 'process'}.${process.state}`)}
      </span>
    </li>
  );
}

/** Its title without the workflow, which stands above. */
function nameOf({ title, workflow }: Process): string {
  const prefix = `${workflow} · `;
  return title.startsWith(prefix) && title.length > prefix.length ? title.slice(prefix.length) : title;
}
