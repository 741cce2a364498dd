import { Hono } from 'hono';
import { formatOf, parseBody } from '../ingest/parse-body.ts';
import { providerOf } from '../providers/index.ts';
import type { CarriedFile } from '../providers/provider.ts';
import type { Store } from '../store/store.ts';
import { answerError } from './answer-error.ts';
import { disposition } from './disposition.ts';
import { faultOfBody } from './fault-of-body.ts';
import { safeFileName } from './safe-file-name.ts';

/** Kinds that no program runs by itself. The name of every other is the sender's word alone, and is not passed on. */
const harmless = /^(?:application\/pdf|image\/(?:png|jpeg|gif|webp|tiff|bmp))$/u;

/** The files that archives brought, where their source keeps them: to be stored, never to be opened in a page. */
export function carriedFiles(store: Pick<Store, 'delivery' | 'body'>): Hono {
  const app = new Hono();

  app.get('/api/deliveries/:id/files/:index', async (c) => {
    const [id, index] = [readNumber(c.req.param('id')), readNumber(c.req.param('index'))];
    const delivery = await store.delivery(id);
    if (!delivery) return answerError(c, 'delivery_not_found');
    const body = await store.body(id);
    if (!body) return answerError(c, faultOfBody(delivery));
    const file = fileIn(delivery.provider, body, index);
    if (!file)
      return answerError(c, 'not_found', 'There is no such file in this delivery, or it was not kept.');
    const type = file.mediaType.toLowerCase();
    return c.body(Buffer.from(file.content, 'base64'), 200, {
      'Content-Type': harmless.test(type) ? type : 'application/octet-stream',
      'Content-Disposition': disposition(safeFileName(file.name)),
    });
  });

  return app;
}

/** What is no number names nothing. */
function readNumber(text: string): number {
  return /^\d{1,15}$/u.test(text) ? Number(text) : -1;
}

function fileIn(providerId: string, body: Uint8Array, index: number): CarriedFile | null {
  const provider = providerOf(providerId);
  if (!provider) return null;
  const parsed = parseBody(formatOf(body), body, provider.lists);
  return parsed.ok ? provider.file(parsed.value, index) : null;
}
