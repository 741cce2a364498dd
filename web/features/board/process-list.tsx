import { useEffect, useRef, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process } from '../../../shared/process.ts';
import { usePart } from '../../lib/part.ts';
import { useListWindow, type RowSize } from '../../lib/use-list-window.ts';
import { useStore } from '../../lib/store.ts';
import { useWorkflows } from '../../lib/use-workflows.ts';
import { ListSkeleton, StandIn } from '../../ui/list-skeleton.tsx';
import { useNarrow } from '../../lib/use-narrow.ts';
import { WindowTable } from '../../ui/window-table.tsx';
import type { Row, Screen } from './board-rows.ts';
import { columnTemplate, isUsual, usualColumns, type Column } from './columns/column.ts';
import { moreColumns } from './columns/more-columns.ts';
import styles from './process-list.module.css';
import { pinnedFirst, ProcessRow } from './process-row.tsx';
import { isUnseen, unseenRows } from './unseen-rows.ts';
import type { BoardList } from './use-board-list.ts';

const size: RowSize = { wide: 66, narrow: 126, gap: 10 };

export interface ProcessListProps {
  list: BoardList;
  /** In their order, from the start of a row on. */
  columns: readonly Column[];
  selected: string | null;
  /** True where the selection moves by keys: the focus then goes along, so that Enter opens the row. */
  focusSelected: boolean;
  onOpen: (process: Process) => void;
  /** Tells which rows are on the screen, once they rest there. */
  onScreen: (screen: Screen) => void;
}

/** The list itself. */
export function ProcessList({
  list,
  columns: chosen,
  selected,
  focusSelected,
  onOpen,
  onScreen,
}: ProcessListProps) {
  const { t } = useTranslation('board');
  const columns = useNarrow() ? usualColumns : chosen;
  const more = usePart(moreColumns, columns !== usualColumns);
  const { rows, arrivals, readAt } = list;
  const table = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const window = useListWindow(body, list, keyOf, size);
  const routes = new Map(useWorkflows().map((each) => [each.workflow, each]));
  const news = useStore(unseenRows);
  const { first, last, scrolling, scrollTo } = window;
  // Once they rest: the board around them has nothing to draw anew while they only pass by.
  useEffect(() => {
    if (!scrolling) onScreen({ first, last });
  }, [onScreen, scrolling, first, last]);

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

  const rowTable = (
    <WindowTable
      label={t('title')}
      {...gridOf(columns)}
      list={list}
      window={window}
      table={table}
      body={body}
      head={
        <>
          {columns.map((column) => (
            <span
              key={column}
              role="columnheader"
              className={column === 'last' && column === columns.at(-1) ? styles.end : undefined}
              title={column === 'last' ? t('lastHint') : undefined}
            >
              {isUsual(column) ? (
                t(`columns.${column}`)
              ) : more === null ? null : (
                <more.MoreHead column={column} />
              )}
            </span>
          ))}
        </>
      }
      standIn={<StandIn bars={columns.length} />}
      failed={{ title: t('failed.title'), retry: t('failed.retry') }}
    >
      {({ process }) => (
        <ProcessRow
          process={process}
          columns={columns}
          workflow={routes.get(process.workflow)}
          selected={process.processId === selected}
          left={(arrivals?.left.get(process.processId) ?? -1) >= readAt}
          unseen={list.at === null && isUnseen(process, news)}
          onOpen={onOpen}
        />
      )}
    </WindowTable>
  );
  return (
    <>
      {rowTable}
      {columns === usualColumns || more === null ? null : <more.SidewaysBar table={table} />}
    </>
  );
}

/** The shape of the list while it is on its way. */
export function ProcessListSkeleton({ columns }: Pick<ProcessListProps, 'columns'>) {
  return <ListSkeleton {...gridOf(columns)} size={size} bars={columns.length} />;
}

/** The usual columns adapt to the width of the page; others scroll sideways where they need more than there is. */
function gridOf(columns: readonly Column[]): { className: string; style: CSSProperties | undefined } {
  const usual = styles.columns ?? '';
  if (columns === usualColumns) return { className: usual, style: undefined };
  const { template, least } = columnTemplate(columns);
  return {
    className: `${usual} ${styles.chosen} ${columns[0] === 'process' ? pinnedFirst : ''}`,
    style: { '--chosen-columns': template, '--chosen-least': least } as CSSProperties,
  };
}

function keyOf({ key }: Row): string {
  return key;
}

function blurFocused(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
