import { Hono } from 'hono';
import { z } from 'zod';
import { newView, viewChange, type ViewList } from '../../shared/view.ts';
import { parseQuery } from '../search/parse-query.ts';
import type { Store } from '../store/store.ts';
import { answerBadQuery } from './answer-bad-query.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { readJson, smallBody } from './read-json.ts';
import { readParameters } from './read-parameters.ts';
import { createViewCounts } from './view-counts.ts';
import { zone } from './zone.ts';

/** Whose days the numbers of views speak of. */
export const viewsQuery = z.object({ zone });

const most = 100;

type ViewStore = Pick<Store, 'views' | 'addView' | 'changeView' | 'removeView' | 'counts'>;

/** The views that people keep, with what each of them finds now. */
export function views(store: ViewStore, now: () => number): Hono {
  const app = new Hono();
  const countViews = createViewCounts(store, now);

  app.get('/api/views', async (c) => {
    const parsed = viewsQuery.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const kept = await store.views();
    return c.json({ items: await countViews(kept, parsed.data.zone) } satisfies ViewList);
  });

  app.post('/api/views', smallBody, async (c) => {
    const given = await readJson(c, newView);
    if (given instanceof Response) return given;
    const query = parseQuery(given.q);
    if (!query.ok) return answerBadQuery(c, query);
    const view = await store.addView(given, most);
    return view ? c.json({ view }, 201) : answerError(c, 'too_many_views');
  });

  app.patch('/api/views/:id', smallBody, async (c) => {
    const given = await readJson(c, viewChange);
    if (given instanceof Response) return given;
    const view = await store.changeView(Number(c.req.param('id')), given);
    return view ? c.json({ view }) : answerError(c, 'view_not_found');
  });

  app.delete('/api/views/:id', async (c) => {
    const isRemoved = await store.removeView(Number(c.req.param('id')));
    return isRemoved ? c.body(null, 204) : answerError(c, 'view_not_found');
  });

  return app;
}
