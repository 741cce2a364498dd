import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { newsKinds, type News } from '../../../../shared/news.ts';
import { useStore } from '../../../lib/store.ts';
import { viewQuery, type BoardView } from '../board-view.ts';
import { unseenRows } from '../unseen-rows.ts';
import { noLook, type Look } from './look.ts';
import { remember } from './looks.ts';
import { newsOptions } from './queries.ts';
import { useLooks } from './use-looks.ts';

/** Rows that are remembered as opened: nobody opens more before all was seen. */
const mostSeen = 500;

/** What a person missed on the board. */
export interface Missed extends News {
  /** Number of the log and moment (epoch milliseconds) at which they last looked. */
  after: number;
  at: number;
  /** When they came back: what changes from then on they see for themselves. */
  returnedAt: number;
  total: number;
}

/** What changed in this search, whatever its state, while nobody looked; null for nothing. Has those rows marked. */
export function useNews(view: BoardView, seq: number): Missed | null {
  const { news } = useLooks(seq);
  const { data } = useQuery(newsOptions(viewQuery({ ...view, since: null, state: null }), news));
  useUnseenRows(news, data);
  if (news === null || data === undefined) return null;
  const total = newsKinds.reduce((sum, kind) => sum + data.kinds[kind], 0);
  return total === 0 ? null : { ...data, after: news.seq, at: news.at, returnedAt: news.returnedAt, total };
}

/** Has the rows marked, and remembers which were opened since. */
function useUnseenRows(news: Look['news'], told: News | undefined): void {
  const rows = useStore(unseenRows);
  const after = news?.seq;
  const upTo = told?.seq;
  const seen = news?.seen.join('\n') ?? '';
  useEffect(() => {
    if (after === undefined || upTo === undefined) unseenRows.set(null);
    // Numbers that were never given: the server stands on another database.
    else if (upTo < after) remember(() => noLook);
    else unseenRows.set({ after, upTo, seen: new Set(seen === '' ? [] : seen.split('\n')) });
  }, [after, upTo, seen]);
  useEffect(() => {
    if (rows === null || rows.seen.size === 0) return;
    const opened = [...rows.seen].slice(-mostSeen);
    if (opened.join('\n') === seen) return;
    remember((known) => ({ ...known, news: known.news && { ...known.news, seen: opened } }));
  }, [rows, seen]);
}
