import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process } from '../../../shared/process.ts';
import { loadWords } from '../../lib/i18n.ts';
import { createPart, usePart } from '../../lib/part.ts';
import { useErrorWords } from '../../lib/use-error-words.ts';
import { Card } from '../../ui/card.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { Column } from './columns/column.ts';
import { isWhole, type BoardView } from './board-view.ts';
import type { NothingFoundProps } from './nothing-found.tsx';
import { ProcessList, ProcessListSkeleton } from './process-list.tsx';
import type { Screen } from './board-rows.ts';
import type { BoardList } from './use-board-list.ts';

/** Only seen before the first webhook. */
const emptyBoard = createPart(async () => {
  const [{ EmptyBoard }] = await Promise.all([import('./empty-board.tsx'), loadWords('aside')]);
  return { EmptyBoard };
});

const nothingFound = createPart(async () => {
  const [{ NothingFound }] = await Promise.all([import('./nothing-found.tsx'), loadWords('aside')]);
  return { NothingFound };
});

export interface BoardBodyProps {
  view: BoardView;
  list: BoardList;
  columns: readonly Column[];
  focusSelected: boolean;
  onOpen: (process: Process) => void;
  onScreen: (screen: Screen) => void;
  onSearch: (q: string) => void;
  onClear: () => void;
}

/** The list, or why there is none: each reason looks different, since each asks for something else. */
export function BoardBody(props: BoardBodyProps) {
  const { view, list, columns, focusSelected, onOpen, onScreen, onSearch, onClear } = props;
  const { t } = useTranslation('board');
  const errorWords = useErrorWords();
  const empty = list.rows.length === 0 && !list.loading && !list.outdated && list.error === null;
  const arrived = list.waiting.count > 0;
  const { showWaiting } = list;
  // With no row on the screen none can move, so the first ones need no click.
  useEffect(() => {
    if (empty && arrived) void showWaiting();
  }, [empty, arrived, showWaiting]);

  // A search that cannot be read is explained where it is written.
  if (list.refusal !== null && list.rows.length === 0) return null;
  if (list.error !== null) {
    return (
      <LoadFailed
        title={t('failed.title')}
        explain={errorWords(list.error)}
        retry={t('failed.retry')}
        onRetry={list.retry}
      />
    );
  }
  if (list.rows.length > 0) {
    return (
      <ProcessList
        list={list}
        columns={columns}
        selected={view.sel}
        focusSelected={focusSelected}
        onOpen={onOpen}
        onScreen={onScreen}
      />
    );
  }
  if (list.loading) return <ProcessListSkeleton columns={columns} />;
  if (view.at === null && isWhole(view) && !list.outdated) return <EmptyBoard />;
  if (view.at !== null && isWhole(view)) {
    return (
      <Card>
        <Notice level={2} title={t('past.nothing')} explain={t('past.nothingExplain')} />
      </Card>
    );
  }
  return <NothingFound q={view.q} onSearch={onSearch} onClear={onClear} />;
}

function NothingFound(props: NothingFoundProps) {
  const here = usePart(nothingFound);
  return here === null ? null : <here.NothingFound {...props} />;
}

function EmptyBoard() {
  const here = usePart(emptyBoard);
  return here === null ? null : <here.EmptyBoard />;
}
