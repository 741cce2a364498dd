import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { expectedFinish } from '../../shared/expected-finish.ts';
import { feedLanguage } from '../../shared/feeds.ts';
import { isUnderWay } from '../../shared/states.ts';
import type { Usual } from '../../shared/workflow.ts';
import { type Calendar, writeCalendar } from '../feeds/write-calendar.ts';
import { writeNews } from '../feeds/write-news.ts';
import type { Filter } from '../search/filter.ts';
import type { Store } from '../store/store.ts';
import type { Access } from './access.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { createFeedKeys, type FeedKeyParts, type FeedName } from './feed-keys.ts';
import { readFilter } from './read-filter.ts';
import { readParameters } from './read-parameters.ts';
import { visitorOf } from './visitor.ts';
import { createYielding } from './yielding.ts';
import { zone } from './zone.ts';

const language = feedLanguage.default('en');
const key = z.string().max(100).optional();
export const calendarQuery = z.object({ q: z.string().default(''), language, zone, key });
export const newsFeedQuery = z.object({ language, zone, key });

/** Entries of a calendar, and of a view's news. */
const mostExpected = 500;
const mostNews = 50;
const gulp = 100;
/** Likely finishes are told as of the last full hour, so that a calendar does not change by the minute. */
const hour = 60 * 60_000;

export interface FeedParts extends FeedKeyParts {
  store: FeedKeyParts['store'] & Pick<Store, 'processes' | 'usual' | 'views'>;
  access: FeedKeyParts['access'] & Pick<Access, 'isSignedIn'>;
  now: () => number;
  /** Where the server is reached, without a slash at its end. */
  address: () => string;
}

/** What calendar programs and feed readers fetch: signed in, or with the key of that one feed. */
export function feeds(parts: FeedParts): Hono {
  const { store, access, now, address } = parts;
  const app = new Hono();
  const keys = createFeedKeys(parts);

  async function mayRead(c: Context, feed: FeedName, shown: string | undefined): Promise<boolean> {
    return access.isSignedIn(visitorOf(c), null) || (shown !== undefined && (await keys.opens(feed, shown)));
  }

  app.get('/api/calendar.ics', async (c) => {
    const query = calendarQuery.safeParse(readParameters(c));
    if (!query.success) return answerError(c, 'bad_request', describeFault(query.error));
    const { q, zone: daysIn } = query.data;
    if (!(await mayRead(c, ['calendar', q], query.data.key))) return answerError(c, 'unauthorized');
    const read = readFilter({ q, zone: daysIn });
    if (!read.ok) return answerError(c, 'bad_query', read.reason);
    const at = Math.floor(now() / hour) * hour;
    const expected = await expectations(read.filter, at);
    const calendar = writeCalendar({ q, language: query.data.language, address: address(), at, ...expected });
    return c.body(calendar, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="signalbox.ics"',
    });
  });

  /** What is under way, in the order in which it is due. */
  async function expectations(filter: Filter, at: number): Promise<Pick<Calendar, 'items' | 'cutAt'>> {
    const items: Calendar['items'][number][] = [];
    const known = new Map<string, Promise<Usual>>();
    const othersToo = createYielding();
    let cursor: string | null = null;
    do {
      const query = { filter, sort: 'attention' as const, limit: gulp, cursor, at: now() };
      const page: Awaited<ReturnType<Store['processes']>> = await store.processes(query);
      for (const process of page.items) {
        // Behind what is under way there is only what is over.
        if (!isUnderWay(process.state)) return { items, cutAt: null };
        if (process.isTest) continue;
        if (items.length === mostExpected) return { items, cutAt: mostExpected };
        const usual = known.get(process.workflow) ?? store.usual(process.workflow);
        known.set(process.workflow, usual);
        items.push({ process, finish: expectedFinish(process, await usual, at) });
        await othersToo();
      }
      cursor = page.nextCursor;
    } while (cursor !== null);
    return { items, cutAt: null };
  }

  app.get('/api/views/:id/feed.atom', async (c) => {
    const query = newsFeedQuery.safeParse(readParameters(c));
    if (!query.success) return answerError(c, 'bad_request', describeFault(query.error));
    const id = Number(c.req.param('id'));
    if (!(await mayRead(c, ['view', id], query.data.key))) return answerError(c, 'unauthorized');
    const view = (await store.views()).find((each) => each.id === id);
    if (!view) return answerError(c, 'view_not_found');
    const read = readFilter({ ...view, zone: query.data.zone });
    if (!read.ok) return answerError(c, 'bad_query', read.reason);
    const { items } = await store.processes({
      filter: read.filter,
      sort: 'updated',
      limit: mostNews,
      cursor: null,
      at: now(),
    });
    const processes = items.filter(({ isTest }) => !isTest);
    const told = { view, language: query.data.language, address: address(), processes, now: now() };
    return c.body(writeNews(told), 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' });
  });

  return app;
}
