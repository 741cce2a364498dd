import { Hono } from 'hono';
import { mostCounted } from '../../shared/api.ts';
import { totalOf } from '../../shared/total-of.ts';
import { newView, viewChange, type View, type ViewList } from '../../shared/view.ts';
import { parseQuery } from '../search/parse-query.ts';
import type { Store } from '../store/store.ts';
import { answerBadQuery } from './answer-bad-query.ts';
import { answerError } from './answer-error.ts';
import { readJson, smallBody } from './read-json.ts';

const most = 100;
/** Milliseconds within which a view is not counted again. */
const freshFor = 3000;

type Counted = Pick<ViewList['items'][number], 'count' | 'capped'>;
type ViewStore = Pick<Store, 'views' | 'addView' | 'changeView' | 'removeView' | 'counts'>;

/** The views that people keep, with what each of them finds now. */
export function views(store: ViewStore, now: () => number): Hono {
  const app = new Hono();
  const counted = new Map<string, { at: number; counting: Promise<Counted> }>();

  async function count(q: string): Promise<Counted> {
    const query = parseQuery(q);
    if (!query.ok) return { count: null, capped: false };
    const { counts, capped } = await store.counts(query.filter, mostCounted, now());
    return { count: totalOf(counts), capped };
  }

  /** Counted once for all who ask for the same within a moment. */
  function recentCount(q: string): Promise<Counted> {
    const known = counted.get(q);
    if (known && now() - known.at < freshFor) return known.counting;
    const counting = count(q);
    counted.set(q, { at: now(), counting });
    return counting;
  }

  app.get('/api/views', async (c) => {
    const kept = await store.views();
    for (const q of counted.keys()) if (!kept.some((view) => view.q === q)) counted.delete(q);
    const withCount = async (view: View) => ({ ...view, ...(await recentCount(view.q)) });
    return c.json({ items: await Promise.all(kept.map(withCount)) } satisfies ViewList);
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
