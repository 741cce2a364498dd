import { Hono } from 'hono';
import { z } from 'zod';
import { type FeedAddresses, feedLanguage } from '../../shared/feeds.ts';
import type { Store } from '../store/store.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { createFeedKeys, type FeedKeyParts } from './feed-keys.ts';
import { readFilter } from './read-filter.ts';
import { readParameters } from './read-parameters.ts';
import { zone } from './zone.ts';

export const addressesQuery = z.object({
  q: z.string().default(''),
  view: z.coerce.number().int().positive().optional(),
  language: feedLanguage.default('en'),
  zone,
});

interface FeedAddressParts extends FeedKeyParts {
  store: FeedKeyParts['store'] & Pick<Store, 'views' | 'renewFeeds'>;
  /** Where the server is reached, without a slash at its end. */
  address: () => string;
}

/** Tells the addresses of feeds, keys and all, to whoever is signed in. */
export function feedAddresses(parts: FeedAddressParts): Hono {
  const { store, address } = parts;
  const app = new Hono();
  const keys = createFeedKeys(parts);

  function write(path: string, parameters: Record<string, string | null>): string {
    const given = Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, value]] : []));
    const query = new URLSearchParams(given).toString();
    return `${address()}${path}${query === '' ? '' : `?${query}`}`;
  }

  app.get('/api/feeds', async (c) => {
    const query = addressesQuery.safeParse(readParameters(c));
    if (!query.success) return answerError(c, 'bad_request', describeFault(query.error));
    const { view: id, language, zone: daysIn } = query.data;
    const view = id === undefined ? null : (await store.views()).find((each) => each.id === id);
    if (view === undefined) return answerError(c, 'view_not_found');
    const q = view?.q ?? query.data.q;
    const read = readFilter({ q, zone: daysIn });
    if (!read.ok) return answerError(c, 'bad_query', read.reason);
    const calendarKey = await keys.keyOf(['calendar', q]);
    const reader = { language, zone: daysIn };
    return c.json({
      calendar: write('/api/calendar.ics', { q, ...reader, key: calendarKey }),
      news:
        view &&
        write(`/api/views/${view.id}/feed.atom`, { ...reader, key: await keys.keyOf(['view', view.id]) }),
    } satisfies FeedAddresses);
  });

  app.delete('/api/feeds', async (c) => {
    await store.renewFeeds();
    return c.body(null, 204);
  });

  return app;
}
