import { memo, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process } from '../../../shared/process.ts';
import type { Workflow } from '../../../shared/workflow.ts';
import { HeldNow, useNow } from '../../lib/now.ts';
import { useStore } from '../../lib/store.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { layoutLine } from '../../ui/line-layout.ts';
import { Line } from '../../ui/line.tsx';
import { clickRowLink, throughToRowLink } from '../../ui/row-link.ts';
import { isTight, isUsual, type Column } from './columns/column.ts';
import { moreColumns } from './columns/more-columns.ts';
import { Fade } from './fade.tsx';
import { NowCell } from './now-cell.tsx';
import { nowPhrase } from './now-phrase.ts';
import { ProcessCell } from './process-cell.tsx';
import styles from './process-row.module.css';

/** Of a list that scrolls sideways and begins with what each process is: that stays in sight. */
export const pinnedFirst = styles.pinned ?? '';

export interface ProcessRowProps {
  process: Process;
  workflow: Workflow | undefined;
  columns: readonly Column[];
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
  const { process, workflow, columns, selected, left, unseen, onOpen } = props;
  const { t } = useTranslation('board');
  const time = useTimeFormat();
  const now = useNow();
  const past = useContext(HeldNow);
  const more = useStore(moreColumns.here);
  const line = layoutLine(process, workflow, now);
  const seen = [
    process.state,
    ...process.stations.map(({ state }) => state),
    ...Object.values(process.labels),
  ].join(' ');

  function content(column: Column): ReactNode {
    switch (column) {
      case 'process':
        return (
          <ProcessCell
            process={process}
            columns={columns}
            past={past}
            selected={selected}
            left={left}
            unseen={unseen}
            onOpen={onOpen}
          />
        );
      case 'line':
        return (
          <div
            className={throughToRowLink}
            onClick={(event) => clickRowLink(event.currentTarget.closest('[role=row]'), event)}
          >
            <Line layout={line} size={isTight(columns) ? 'tight' : 'row'} />
          </div>
        );
      case 'now':
        return <NowCell phrase={nowPhrase(process, line, now)} isRequest={process.isRequest} />;
      case 'last': {
        const moment = process.testedAt ?? process.lastEventAt;
        const last = Date.parse(moment);
        return (
          <time dateTime={moment} title={t('happened', { time: time.full(last) })}>
            {time.ago(last, now)}
          </time>
        );
      }
      default:
        return more === null ? null : <more.MoreCell column={column} process={process} />;
    }
  }

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
      <Fade of={seen} />
      {columns.map((column) => (
        <div key={column} role="cell" className={styles[isUsual(column) ? column : 'more']}>
          {content(column)}
        </div>
      ))}
    </div>
  );
});
