import { Hono } from 'hono';
import { z } from 'zod';
import { type News, newsKinds } from '../../shared/news.ts';
import { newsOf } from '../process/news-of.ts';
import { asksForTests, withoutState } from '../search/about-filter.ts';
import { allOf, is } from '../search/filter.ts';
import type { Store } from '../store/store.ts';
import { answerBadQuery } from './answer-bad-query.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { readFilter } from './read-filter.ts';
import { readParameters } from './read-parameters.ts';
import { createYielding } from './yielding.ts';

/** Of what changed last so many are looked at, and so many are read at once. */
const most = 500;
const gulp = 50;

export const query = z.object({
  since: z.coerce.number().int().nonnegative(),
  q: z.string().default(''),
  workflow: z.string().optional(),
});

type NewsStore = Pick<Store, 'position' | 'processes' | 'log'>;

/** What changed in a search, whatever its state, since somebody last looked: told in kinds rather than in rows. */
export function news(store: NewsStore, now: () => number): Hono {
  const app = new Hono();

  app.get('/api/news', async (c) => {
    const parsed = query.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const { since } = parsed.data;
    const read = readFilter(parsed.data);
    if (!read.ok) return answerBadQuery(c, read);
    const { projected: seq } = await store.position();
    const changed = allOf(withoutState(read.filter), is({ kind: 'since', seq: since }));
    const kinds = Object.fromEntries(newsKinds.map((kind) => [kind, 0])) as News['kinds'];
    const othersToo = createYielding();
    let cursor: string | null = null;
    for (let looked = 0; looked < most; looked += gulp) {
      const page: Awaited<ReturnType<Store['processes']>> = await store.processes({
        filter: changed,
        sort: 'updated',
        limit: gulp,
        cursor,
        at: now(),
      });
      for (const { processId, source, isTest } of page.items) {
        const log = isTest && !asksForTests(changed) ? null : await store.log(processId, source);
        const kind = log && newsOf(log, since);
        if (kind) kinds[kind] += 1;
        await othersToo();
      }
      cursor = page.nextCursor;
      if (cursor === null) break;
    }
    return c.json({ kinds, capped: cursor !== null, seq } satisfies News);
  });

  return app;
}
