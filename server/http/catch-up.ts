import { Hono } from 'hono';
import type { CatchUpAnswer } from '../../shared/source.ts';
import type { Store } from '../store/store.ts';
import type { Source } from '../store/source.ts';
import { answerError } from './answer-error.ts';

export interface CatchUpParts {
  store: Pick<Store, 'sources'>;
  /** Null for a vendor that keeps no list of what it sent. */
  catchUp: (source: Source) => Promise<CatchUpAnswer | null>;
}

/** Has a vendor send again what never arrived. */
export function catchUp({ store, catchUp: run }: CatchUpParts): Hono {
  const app = new Hono();
  app.post('/api/sources/:id/catch-up', async (c) => {
    const sources = await store.sources();
    const source = sources.find(({ id }) => String(id) === c.req.param('id'));
    if (!source) return answerError(c, 'source_not_found');
    const answer = await run(source);
    return answer
      ? c.json(answer)
      : answerError(c, 'bad_request', 'This vendor keeps no list of what it sent.');
  });
  return app;
}
