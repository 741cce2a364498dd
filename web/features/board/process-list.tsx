import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process } from '../../../shared/process.ts';
import { useListWindow, type RowSize } from '../../lib/use-list-window.ts';
import { useStore } from '../../lib/store.ts';
import { useWorkflows } from '../../lib/use-workflows.ts';
import { ListSkeleton, StandIn } from '../../ui/list-skeleton.tsx';
import { WindowTable } from '../../ui/window-table.tsx';
import type { Row } from './board-rows.ts';
import styles from './process-list.module.css';
import { ProcessRow } from './process-row.tsx';
import { isUnseen, unseenRows } from './unseen-rows.ts';
import type { BoardList } from './use-board-list.ts';

const size: RowSize = { wide: 66, narrow: 126, gap: 10 };
const bars = 4;
const columns = styles.columns ?? '';

export interface ProcessListProps {
  list: BoardList;
  selected: string | null;
  /** True where the selection moves by keys: the focus then goes along, so that Enter opens the row. */
  focusSelected: boolean;
  onOpen: (process: Process) => void;
  /** Tells the topmost row on the screen. */
  onTop: (first: number) => void;
}

/** The list itself. */
export function ProcessList({ list, selected, focusSelected, onOpen, onTop }: ProcessListProps) {
  const { t } = useTranslation('board');
  const { rows, arrivals, readAt } = list;
  const body = useRef<HTMLDivElement>(null);
  const window = useListWindow(body, list, keyOf, size);
  const routes = new Map(useWorkflows().map((each) => [each.workflow, each]));
  const news = useStore(unseenRows);
  const { first, scrollTo } = window;
  useEffect(() => onTop(first), [onTop, first]);

  const at = selected === null ? -1 : rows.findIndex(({ process }) => process.processId === selected);
  useEffect(() => {
    if (at < 0) return;
    scrollTo(at);
    if (!focusSelected) return;
    const link = body.current?.querySelector<HTMLElement>('[data-selected] a');
    // A row too far away to exist yet: whatever had the focus must not take the next Enter for itself.
    if (link == null) blurFocused();
    else link.focus({ preventScroll: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new selection scrolls; rows that load around it must not
  }, [selected]);

  return (
    <WindowTable
      label={t('title')}
      className={columns}
      list={list}
      window={window}
      body={body}
      head={
        <>
          <span role="columnheader">{t('columns.process')}</span>
          <span role="columnheader">{t('columns.line')}</span>
          <span role="columnheader">{t('columns.now')}</span>
          <span role="columnheader" className={styles.end} title={t('lastHint')}>
            {t('columns.last')}
          </span>
        </>
      }
      standIn={<StandIn bars={bars} />}
      failed={{ title: t('failed.title'), retry: t('failed.retry') }}
    >
      {({ process }) => (
        <ProcessRow
          process={process}
          workflow={routes.get(process.workflow)}
          selected={process.processId === selected}
          left={(arrivals?.left.get(process.processId) ?? -1) >= readAt}
          unseen={list.at === null && isUnseen(process, news)}
          onOpen={onOpen}
        />
      )}
    </WindowTable>
  );
}

/** The shape of the list while it is on its way. */
export function ProcessListSkeleton() {
  return <ListSkeleton className={columns} size={size} bars={bars} />;
}

function keyOf({ key }: Row): string {
  return key;
}

function blurFocused(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
