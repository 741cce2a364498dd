import { memo, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Process } from '../../../shared/process.ts';
import type { Workflow } from '../../../shared/workflow.ts';
import { HeldNow, useNow } from '../../lib/now.ts';
import { createPart, usePart } from '../../lib/part.ts';
import { processPath } from '../../lib/paths.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { layoutLine } from '../../ui/line-layout.ts';
import { Line } from '../../ui/line.tsx';
import { rowLinkClass } from '../../ui/row-link.ts';
import { unseen as forListeners } from '../../ui/unseen.ts';
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
  /** True where it has changed since the person last looked. */
  unseen: boolean;
  /** Called before the row's link leads away. */
  onOpen: (process: Process) => void;
}

/** One process in the list. The link in its title covers the whole row. */
export const ProcessRow = memo(function ProcessRow(props: ProcessRowProps) {
  const { process, workflow, selected, left, unseen, onOpen } = props;
  const { t } = useTranslation(['board', 'states']);
  const time = useTimeFormat();
  const now = useNow();
  const past = useContext(HeldNow);
  const line = layoutLine(process, workflow, now);
  const phrase = nowPhrase(process, line, now);
  const title = useMemo(() => rowTitle(process), [process]);
  const last = Date.parse(process.lastEventAt);
  const states = process.stations.map(({ state }) => state).join(' ');
  return (
    <div
      className={[
        styles.row,
        selected ? styles.selected : '',
        left ? styles.left : '',
        unseen ? styles.unseen : '',
      ].join(' ')}
      {...(selected ? { 'data-selected': true } : {})}
    >
      <div role="cell" className={styles.process}>
        <span className={styles.title}>
          {title.number === null ? null : <bdi className={styles.number}>{title.number}</bdi>}
          <Link
            href={processPath(process.processId, undefined, past)}
            className={rowLinkClass(styles.link)}
            title={process.title}
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
