import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Process } from '../../../shared/process.ts';
import type { Workflow } from '../../../shared/workflow.ts';
import { useNow } from '../../lib/now.ts';
import { createPart, usePart } from '../../lib/part.ts';
import { processPath } from '../../lib/paths.ts';
import { titleHint } from '../../lib/title-hint.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { layoutLine } from '../../ui/line-layout.ts';
import { Line } from '../../ui/line.tsx';
import { ProcessNumber } from '../../ui/process-number.tsx';
import { rowLinkClass } from '../../ui/row-link.ts';
import { Fade } from './fade.tsx';
import { NowCell } from './now-cell.tsx';
import { nowPhrase } from './now-phrase.ts';
import styles from './process-row.module.css';
import { rowTitle } from './row-title.ts';

/** Most boards show no test. */
const removeTest = createPart(() => import('./remove-test.tsx'));

export interface ProcessRowProps {
  process: Process;
  workflow: Workflow | undefined;
  selected: boolean;
  /** True where it has stopped matching the search but still stands on its row. */
  left: boolean;
  /** Called before the row's link leads away. */
  onOpen: (process: Process) => void;
}

/** One process in the list. The link in its title covers the whole row. */
export const ProcessRow = memo(function ProcessRow(props: ProcessRowProps) {
  const { process, workflow, selected, left, onOpen } = props;
  const { t } = useTranslation(['board', 'states']);
  const { t: words } = useTranslation('states');
  const time = useTimeFormat();
  const now = useNow();
  const line = layoutLine(process, workflow, now);
  const phrase = nowPhrase(process, line, now);
  const title = useMemo(() => rowTitle(process), [process]);
  const last = Date.parse(process.lastEventAt);
  const states = process.stations.map(({ state }) => state).join(' ');
  return (
    <div
      className={[styles.row, selected ? styles.selected : '', left ? styles.left : ''].join(' ')}
      {...(selected ? { 'data-selected': true } : {})}
    >
      <div role="cell" className={styles.process}>
        <span className={styles.title}>
          {title.number === null ? null : <ProcessNumber number={title.number} className={styles.number} />}
          <Link
            href={processPath(process.processId)}
            className={rowLinkClass(styles.link)}
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
          {process.isTest ? (
            <>
              <span className={styles.test}>{t('states:test')}</span>
              <RemoveTest process={process} />
            </>
          ) : null}
        </span>
        {left ? (
          <span className={styles.labels}>{t('left')}</span>
        ) : (
          <span className={styles.labels} title={title.labels}>
            {title.labels}
          </span>
        )}
      </div>
      <div role="cell" className={styles.line}>
        <Fade of={states}>
          <Line layout={line} />
        </Fade>
      </div>
      <div role="cell" className={styles.now}>
        <Fade of={`${process.state} ${states}`}>
          <NowCell phrase={phrase} isRequest={process.isRequest} />
        </Fade>
      </div>
      <div role="cell" className={styles.last}>
        <time dateTime={process.lastEventAt} title={t('happened', { time: time.full(last) })}>
          {time.ago(last, now)}
        </time>
      </div>
    </div>
  );
});

function RemoveTest({ process }: { process: Process }) {
  const here = usePart(removeTest);
  return here === null ? null : <here.RemoveTest process={process} />;
}
