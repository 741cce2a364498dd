import { Download } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Process } from '../../../shared/process.ts';
import { exportSubject } from '../../lib/export-subject.ts';
import { loadWords } from '../../lib/i18n.ts';
import { useConnection, useHold } from '../../lib/live.ts';
import { HeldNow } from '../../lib/now.ts';
import { createPart, usePart } from '../../lib/part.ts';
import { boardPath, processPath } from '../../lib/paths.ts';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { useTitle } from '../../lib/use-title.ts';
import { Button } from '../../ui/button.tsx';
import { ListFrame } from '../../ui/list-frame.tsx';
import { BoardBody } from './board-body.tsx';
import type { BoardState } from './board-state.ts';
import { viewQuery, type BoardView } from './board-view.ts';
import styles from './board.module.css';
import { ColumnsMenu } from './columns/columns-menu.tsx';
import { useColumns } from './columns/use-columns.ts';
import { LookBack } from './look-back.tsx';
import { PastWay } from './past-way.tsx';
import { Printed } from './printed.tsx';
import { shownSort } from './queries.ts';
import type { SearchChange } from './search-field-props.ts';
import { SearchField } from './search-field.tsx';
import { Since } from './since.tsx';
import { SortMenu } from './sort-menu.tsx';
import { StateFilters } from './state-filters.tsx';
import { excludedStates, withoutStates } from './state-terms.ts';
import { asksForTests, toggleTests } from './test-term.ts';
import { UnreadAddress } from './unread-address.tsx';
import { seeRow } from './unseen-rows.ts';
import type { Screen } from './board-rows.ts';
import { type BoardList, useBoardList } from './use-board-list.ts';
import { useBoardView } from './use-board-view.ts';
import { usePast } from './use-past.ts';
import { useScrollReturn } from './use-scroll-return.ts';
import { ViewPills } from './view-pills.tsx';
import { ViewTitle } from './view-title.tsx';

/** Most boards show no test, and one is removed from its own row. */
const removeTests = createPart(async () => {
  const [{ RemoveTests }] = await Promise.all([import('./remove-tests.tsx'), loadWords('aside')]);
  return { RemoveTests };
});

/** Nothing is to be said before something changes. */
const announcer = createPart(async () => {
  const [{ Announcer }] = await Promise.all([import('./announcer.tsx'), loadWords('announce')]);
  return { Announcer };
});

/** The board: search, counters and the list of processes, all of it live. */
export function Board() {
  const { t } = useTranslation('board');
  const control = useBoardView();
  const { view, step, adjust } = control;
  const past = usePast(control);
  const { columns, chooseColumns } = useColumns({ view, adjust });
  const [, navigate] = useLocation();
  const [screen, setScreen] = useState<Screen>({ first: 0, last: 0 });
  const list = useBoardList(view, screen);
  const { held, hold } = useHold();
  const offline = useConnection().state === 'offline';
  const field = useRef<HTMLInputElement>(null);
  const [byKey, setByKey] = useState(false);
  const leave = useScrollReturn(list.rows.length > 0);
  const isPast = view.at !== null;
  const tests = list.counts?.counts.tests ?? 0;
  const time = useTimeFormat();
  const title = view.workflow ?? t('title');
  useTitle(view.at === null ? title : `${title} · ${time.dateTime(view.at)}`);
  // What was held while the view stood still is not kept for the way back from the past.
  useEffect(() => () => hold(false), [hold, isPast]);

  const search = (change: SearchChange, isNew: boolean) => (isNew ? step : adjust)(change);

  /** Without what the chosen filter would contradict. All are all of them, not the tests alone. */
  const searchFor = (state: BoardState | null) => {
    const q = withoutStates(view.q);
    return state === null && asksForTests(q) ? toggleTests(q) : q;
  };

  const { showWaiting } = list;
  const show = useCallback(async () => {
    await showWaiting();
    window.scrollTo({ top: 0 });
  }, [showWaiting]);

  const open = useCallback(
    (process: Process) => {
      adjust({ sel: process.processId });
      seeRow(process);
      leave();
    },
    [adjust, leave],
  );

  // What cannot be read finds nothing to take away or to keep.
  const isUnread = list.refusal !== null;
  const unread = isUnread ? t('unread') : undefined;
  const take = () =>
    !isUnread &&
    exportSubject.set({ kind: 'search', q: viewQuery(view), sort: shownSort(view), at: view.at });

  const at = list.rows.findIndex(({ process }) => process.processId === view.sel);
  const select = (next: number) => {
    const row = list.rows[Math.max(0, Math.min(next, list.rows.length - 1))];
    if (row === undefined) return;
    setByKey(true);
    adjust({ sel: row.process.processId });
  };
  useShortcuts({
    '/': () => field.current?.focus(),
    j: () => select(at + 1),
    k: () => select(at - 1),
    Enter: () => {
      const row = list.rows[at];
      if (row === undefined) return;
      open(row.process);
      navigate(processPath(row.process.processId, undefined, list.at));
    },
    e: take,
    ' ': () => hold(held === null && !isPast),
  });

  return (
    <div className={styles.board}>
      <ViewTitle view={view} place={boardPath} unread={unread}>
        <LookBack past={past} />
      </ViewTitle>
      <Printed rows={list.rows.length} />
      <div className={`${styles.tools} ${view.q === '' ? styles.unasked : ''}`}>
        <SearchField
          q={view.q}
          state={view.state}
          whole={viewQuery(view)}
          refusal={list.refusal}
          input={field}
          onSearch={search}
        />
        <Button className={styles.export} disabled={isUnread} title={unread} onClick={take}>
          <Download size={17} aria-hidden="true" />
          <span>{t('export')}</span>
        </Button>
      </div>
      <StateFilters
        counts={list.counts}
        loading={list.loading}
        state={view.state}
        excluded={excludedStates(view.q)}
        tests={{
          on: asksForTests(view.q),
          action: tests > 1 && !isPast ? <RemoveTests view={view} /> : null,
        }}
        onChoose={(state) => step({ state, q: searchFor(state), sel: null })}
        onTests={() => step({ state: null, q: toggleTests(withoutStates(view.q)), sel: null })}
      />
      <UnreadAddress workflow={view.workflow} />
      <PastWay past={past} />
      <ListFrame
        busy={list.loading || list.outdated}
        offline={offline}
        order={
          list.rows.length === 0 ? null : (
            <SortMenu sort={shownSort(view)} isPast={isPast} onChoose={(sort) => step({ sort, sel: null })} />
          )
        }
        tools={
          list.rows.length === 0 ? undefined : (
            <ColumnsMenu columns={columns} rows={list.rows} onChoose={chooseColumns} />
          )
        }
        pills={
          isPast ? null : (
            <>
              <Since view={view} list={list} onOnly={(since) => step({ since, sel: null })} />
              <ViewPills
                waiting={list.waiting}
                busy={list.refreshing}
                onShow={() => void show()}
                held={held}
                onResume={() => hold(false)}
              />
            </>
          )
        }
      >
        <HeldNow value={list.at}>
          <BoardBody
            view={view}
            list={list}
            columns={columns}
            focusSelected={byKey}
            onOpen={open}
            onScreen={setScreen}
            onSearch={(q) => step({ q, sel: null })}
            onClear={() => step({ q: '', state: null, workflow: null, sel: null, since: null })}
          />
        </HeldNow>
      </ListFrame>
      <Announcer list={list} />
    </div>
  );
}

function Announcer({ list: { arrivals, readAt, waiting } }: { list: BoardList }) {
  const here = usePart(announcer, arrivals !== undefined);
  if (here === null || arrivals === undefined) return null;
  return <here.Announcer arrivals={arrivals} readAt={readAt} waiting={waiting.count} />;
}

function RemoveTests({ view }: { view: BoardView }) {
  const here = usePart(removeTests);
  const q = viewQuery({ ...view, q: asksForTests(view.q) ? toggleTests(view.q) : view.q });
  return here === null ? null : <here.RemoveTests q={q} narrowed={q !== ''} />;
}
