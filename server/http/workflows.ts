import { Hono } from 'hono';
import type { Workflow } from '../../shared/workflow.ts';
import { learnRoute } from '../process/route.ts';
import type { Store } from '../store/store.ts';

/** Recent processes that a route is learned from. */
const sample = 300;
/** What is usual changes slowly: it is learned anew at most this often, in milliseconds. */
const freshFor = 5000;

/** What each workflow usually does, for the stops ahead and the marks of lateness. */
export function workflows(store: Pick<Store, 'workflows' | 'recent'>, now: () => number): Hono {
  const app = new Hono();
  let learned: { at: number; routes: Map<string, Pick<Workflow, 'route' | 'archive' | 'total'>> } | null =
    null;

  async function routes(names: readonly string[]) {
    const isFresh =
      learned !== null && now() - learned.at < freshFor && names.every((name) => learned?.routes.has(name));
    if (learned && isFresh) return learned.routes;
    const fresh = new Map<string, Pick<Workflow, 'route' | 'archive' | 'total'>>();
    for (const name of names) fresh.set(name, learnRoute(await store.recent(name, sample)));
    learned = { at: now(), routes: fresh };
    return fresh;
  }

  app.get('/api/workflows', async (c) => {
    const found = await store.workflows();
    const known = await routes(found.map(({ workflow }) => workflow));
    return c.json({ items: found.map((each) => ({ ...each, ...known.get(each.workflow) })) });
  });

  return app;
}
