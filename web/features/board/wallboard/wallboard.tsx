import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearch } from 'wouter';
import { useConnection } from '../../../lib/live.ts';
import { useNow } from '../../../lib/now.ts';
import { useErrorWords } from '../../../lib/use-error-words.ts';
import { useNumberFormat } from '../../../lib/use-number-format.ts';
import { useShortcuts } from '../../../lib/use-shortcuts.ts';
import { useTimeFormat } from '../../../lib/use-time-format.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useWorkflows } from '../../../lib/use-workflows.ts';
import { unseen } from '../../../ui/unseen.ts';
import type { BoardState } from '../board-state.ts';
import { readView, viewPath } from '../board-view.ts';
import { useBoardList, type BoardList } from '../use-board-list.ts';
import { useAwake } from './use-awake.ts';
import { useFit } from './use-fit.ts';
import { useFullScreen } from './use-full-screen.ts';
import { useLastEvent } from './use-last-event.ts';
import { useStillPointer } from './use-still-pointer.ts';
import { useWallPage } from './use-wall-page.ts';
import { WallRow } from './wall-row.tsx';
import rowStyles from './wall-row.module.css';
import styles from './wallboard.module.css';

/** Rows that are shown in turn; who stands further back would hardly see its turn come. */
const most = 500;
/** Milliseconds between two tries to read the list where it could not be read. */
const patience = 5000;

/** A departure board for a screen on the wall: what needs attention first, in pages that turn by themselves. */
export function Wallboard() {
  const { t } = useTranslation(['wallboard', 'states']);
  const search = useSearch();
  const asked = useMemo(() => readView(search), [search]);
  const view = useMemo(
    () => ({
      ...asked,
      state: asked.state ?? ('running' as const),
      sort: 'attention' as const,
      sel: null,
      since: null,
      at: null,
    }),
    [asked],
  );
  const [first, setFirst] = useState(0);
  const room = useRef<HTMLDivElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const fits = useFit(room, ruler);
  const list = useBoardList(view, { first, last: first + fits - 1 });
  const live = useConnection().state === 'live' && list.error === null;
  const routes = new Map(useWorkflows().map((each) => [each.workflow, each]));
  const last = useLastEvent(view, list);
  const [, navigate] = useLocation();
  const still = useStillPointer();
  const error = useErrorWords();
  const time = useTimeFormat();
  useAwake();
  useTitle(t('title'));
  const back = viewPath(asked);
  const { isFull, toggle } = useFullScreen();
  useShortcuts({ f: toggle, Escape: () => (isFull() ? toggle() : navigate(back)) });

  // What came and what left has its place in the order by the next turn, and not before: rows never jump.
  const { showWaiting, retry, error: fault, arrivals, readAt } = list;
  const isNews =
    arrivals !== undefined &&
    [arrivals.counts?.seq ?? 0, arrivals.more?.seq ?? 0].some((seq) => seq > readAt);
  const onTurn = async () => {
    if (isNews && live) await showWaiting(most);
  };
  const shown = useWallPage(list.rows.slice(0, most), fits, onTurn);
  if (first !== shown.first) setFirst(shown.first);
  const { hasMore, loadMore } = list;
  const loaded = list.rows.length;
  useEffect(() => {
    if (hasMore && loaded < most) loadMore();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- each page that came asks for the next one
  }, [hasMore, loaded]);
  useEffect(() => {
    if (fault === null) return;
    const timer = window.setInterval(retry, patience);
    return () => window.clearInterval(timer);
  }, [fault, retry]);

  return (
    <main className={`${styles.wall} ${still ? styles.still : ''}`}>
      <header className={styles.head}>
        <h1 className={styles.title} dir="auto">
          {view.workflow ?? t('all')}
        </h1>
        <p className={styles.order}>
          {view.q === '' ? t('order') : <bdi>{view.q}</bdi>}
          {asked.at === null ? null : ` · ${t('present')}`}
        </p>
        <Clock />
      </header>
      <div ref={room} className={`${styles.room} ${live ? '' : styles.stale}`} aria-busy={list.loading}>
        <div ref={ruler} className={`${rowStyles.row} ${styles.ruler}`} />
        {fault !== null && list.rows.length === 0 ? <p className={styles.note}>{error(fault)}</p> : null}
        {list.rows.length === 0 && fault === null && !list.loading ? (
          <p className={styles.note}>{t('nothing')}</p>
        ) : null}
        <table className={styles.rows} aria-label={t('title')}>
          <tbody>
            {shown.rows.map(({ process }, at) => (
              <WallRow
                key={at}
                process={process}
                workflow={routes.get(process.workflow)}
                named={view.workflow === null}
              />
            ))}
          </tbody>
        </table>
      </div>
      <footer className={styles.foot}>
        <Freshness live={live} last={last} />
        <Counts counts={list.counts} />
        <span className={styles.tools}>
          <button type="button" className={styles.tool} onClick={toggle}>
            {t('fullScreen')}
          </button>
          <Link className={styles.tool ?? ''} href={back}>
            {asked.at === null ? t('back') : t('backTo', { moment: time.dateTime(asked.at) })}
          </Link>
        </span>
        <LeftOut list={list} state={view.state} />
        <bdi className={styles.page} dir="ltr">
          {t('page', { page: shown.page, pages: shown.pages })}
        </bdi>
      </footer>
    </main>
  );
}

/** Says of how many the board shows the first ones, where it does not show all. */
function LeftOut({ list, state }: { list: BoardList; state: BoardState }) {
  const { t } = useTranslation('wallboard');
  const number = useNumberFormat();
  const { counts, rows, hasMore } = list;
  const isAll = rows.length < most || (rows.length === most && !hasMore);
  if (counts === null || isAll) return null;
  const all = number.format(Math.max(most, counts.counts[state])) + (counts.capped ? '+' : '');
  return <span className={styles.page}>{t('firstOf', { most: number.format(most), all })}</span>;
}

function Clock() {
  const time = useTimeFormat();
  return <time className={styles.clock}>{time.clock(useNow())}</time>;
}

/**
 * Whether what is shown is what is stored, in large letters; never a guess. While it is, how long ago something happened
 * (`last`, in epoch milliseconds; null where that is not known): that ticks, so it is not read out.
 */
function Freshness({ live, last }: { live: boolean; last: number | null }): ReactNode {
  const { t } = useTranslation(['wallboard', 'shell']);
  const time = useTimeFormat();
  const now = useNow();
  const connection = useConnection();
  const words = live
    ? t('shell:connection.live')
    : 'since' in connection
      ? t('shell:connection.offline', { since: time.clock(connection.since) })
      : t('shell:connection.connecting');
  const isTicking = live && last !== null;
  return (
    <span className={`${styles.freshness} ${live ? styles.live : styles.offline}`}>
      <span className={styles.dot} />
      <span role="status" className={isTicking ? unseen : undefined}>
        {words}
      </span>
      {isTicking ? <span className={styles.last}>{t('lastEvent', { ago: time.ago(last, now) })}</span> : null}
    </span>
  );
}

function Counts({ counts }: { counts: BoardList['counts'] }) {
  const { t } = useTranslation('wallboard');
  const number = useNumberFormat();
  if (counts === null) return null;
  const more = counts.capped ? '+' : '';
  const { running, late, expired } = counts.counts;
  return (
    <>
      <span className={styles.count}>{t('counts.underWay', { all: number.format(running) + more })}</span>
      {late === 0 ? null : (
        <span className={`${styles.count} ${styles.late}`}>
          {t('counts.late', { all: number.format(late) + more })}
        </span>
      )}
      {expired === 0 ? null : (
        <span className={`${styles.count} ${styles.expired}`}>
          {t('counts.expired', { all: number.format(expired) + more })}
        </span>
      )}
    </>
  );
}
