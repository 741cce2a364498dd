import { Hono } from 'hono';
import { type DocumentFacts, makeDocument } from './make-document.ts';

/** What HTTP offers, for programs that read about it before they use it. */
export function openApi(facts: () => DocumentFacts): Hono {
  const app = new Hono();
  let document: ReturnType<typeof makeDocument> | null = null;
  app.get('/api/openapi.json', (c) => c.json((document ??= makeDocument(facts()))));
  return app;
}
