import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Process } from '../../../shared/process.ts';
import { ApiError } from '../../lib/api-error.ts';
import { loadWords } from '../../lib/i18n.ts';
import { createPart, usePart } from '../../lib/part.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { isWhole, type BoardView } from './board-view.ts';
import styles from './board-body.module.css';
import { ProcessList } from './process-list.tsx';
import { SkeletonRow } from './skeleton-row.tsx';
import type { BoardList } from './use-board-list.ts';

/** Only seen before the first webhook. */
const emptyBoard = createPart(async () => {
  const [{ EmptyBoard }] = await Promise.all([import('./empty-board.tsx'), loadWords('aside')]);
  return { EmptyBoard };
});

export interface BoardBodyProps {
  view: BoardView;
  list: BoardList;
  focusSelected: boolean;
  onOpen: (process: Process) => void;
  onTop: (first: number) => void;
  onClear: () => void;
}

/** The list, or why there is none: each reason looks different, since each asks for something else. */
export function BoardBody({ view, list, focusSelected, onOpen, onTop, onClear }: BoardBodyProps) {
  const { t } = useTranslation('board');
  const { t: error } = useTranslation('errors');
  const empty = list.rows.length === 0 && !list.loading && !list.outdated && list.error === null;
  const arrived = list.waiting.count > 0;
  const { showWaiting } = list;
  // With no row on the screen none can move, so the first ones need no click.
  useEffect(() => {
    if (empty && arrived) void showWaiting();
  }, [empty, arrived, showWaiting]);

  // A search that cannot be read is explained where it is written.
  if (list.fault !== null && list.rows.length === 0) return null;
  if (list.error !== null) {
    const code = list.error instanceof ApiError ? list.error.code : 'internal';
    return (
      <Card>
        <Notice level={2} alert title={t('failed.title')} explain={error(code)}>
          <Button look="primary" onClick={list.retry}>
            {t('failed.retry')}
          </Button>
        </Notice>
      </Card>
    );
  }
  if (list.rows.length > 0) {
    return (
      <ProcessList
        list={list}
        selected={view.sel}
        focusSelected={focusSelected}
        onOpen={onOpen}
        onTop={onTop}
      />
    );
  }
  if (list.loading) return <Skeleton />;
  if (isWhole(view) && !list.outdated) return <EmptyBoard />;
  return (
    <Card>
      <Notice level={2} title={t('nothing.title')} explain={t('nothing.explain')}>
        <Button onClick={onClear}>{t('nothing.clear')}</Button>
      </Notice>
    </Card>
  );
}

function EmptyBoard() {
  const here = usePart(emptyBoard);
  return here === null ? null : <here.EmptyBoard />;
}

/** The shape of a list that is on its way. */
function Skeleton() {
  return (
    <Card className={styles.skeleton ?? ''}>
      {Array.from({ length: 9 }, (_, at) => (
        <div key={at} className={styles.slot}>
          <SkeletonRow />
        </div>
      ))}
    </Card>
  );
}
