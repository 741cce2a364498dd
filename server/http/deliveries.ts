import { Hono } from 'hono';
import { z } from 'zod';
import {
  type DecisionAnswer,
  type DecisionRequest,
  decisionRequest,
  type Delivery,
  type DeliveryDetail,
  deliveryKind,
  type ReplayAnswer,
  replayRequest,
  type ResendAnswer,
} from '../../shared/delivery.ts';
import { answerType, writeAnswer } from '../ingest/answer-type.ts';
import type { Arrival, Reply } from '../ingest/intake.ts';
import type { Replayed } from '../ingest/replay.ts';
import { providerOf } from '../providers/index.ts';
import type { Admissions } from '../sources/admission.ts';
import type { Store } from '../store/store.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { faultOfBody } from './fault-of-body.ts';
import { readJson, smallBody } from './read-json.ts';
import { readParameters } from './read-parameters.ts';

export const listQuery = z.object({
  verdict: deliveryKind.optional(),
  source: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.coerce.number().int().min(1).optional(),
});

const shownCharacters = 200_000;
const mostReplayed = 1000;
/** Marks a delivery that was sent again from here, with the number of the first one. */
const resendHeader = 'x-signalbox-resend';

interface DeliveryParts {
  store: Pick<Store, 'deliveries' | 'delivery' | 'body' | 'sources'>;
  replay: (ids: readonly number[]) => Promise<Replayed[]>;
  /** Null where there is nothing to decide. */
  decide: (id: number, decision: DecisionRequest) => Promise<DecisionAnswer | null>;
  receive: (arrival: Arrival) => Promise<Reply>;
  admissions: Pick<Admissions, 'readmit'>;
}

/** What arrived and what we answered, byte for byte but for what privacy rules removed; read again, or sent again. */
export function deliveries({ store, replay, decide, receive, admissions }: DeliveryParts): Hono {
  const app = new Hono();
  const idOf = (text: string) => (/^\d{1,15}$/u.test(text) ? Number(text) : -1);

  async function proofOf({
    provider,
    source: slug,
  }: Delivery): Promise<Pick<DeliveryDetail, 'needsProof' | 'unaskedBy'>> {
    // By the list, which is there to read even while the disk takes nothing.
    const source = (await store.sources()).find((each) => each.provider === provider && each.slug === slug);
    const verification = providerOf(provider)?.verification;
    if (!source || !verification?.isWanted(source.vendor)) return { needsProof: false, unaskedBy: null };
    const given = { ...source.vendor, ...source.sealed };
    const isWhole = verification.needs.every((name) => (given[name] ?? '') !== '');
    return { needsProof: true, unaskedBy: isWhole ? null : source.id };
  }

  app.get('/api/deliveries', async (c) => {
    const query = listQuery.safeParse(readParameters(c));
    if (!query.success) return answerError(c, 'bad_request', describeFault(query.error));
    const { limit, cursor = null, verdict: wanted = null, source = null } = query.data;
    const found = await store.deliveries({ verdict: wanted, source, before: cursor, limit: limit + 1 });
    const items = found.slice(0, limit);
    return c.json({ items, nextCursor: found.length > limit ? String(items.at(-1)?.id) : null });
  });

  app.post('/api/deliveries/replay', async (c) => {
    const request = replayRequest.safeParse(await c.req.json().catch(() => null));
    if (!request.success) return answerError(c, 'bad_request', describeFault(request.error));
    const { ids, isMore } =
      'ids' in request.data ? { ...request.data, isMore: false } : await quarantined(request.data);
    return c.json({ items: await replay(ids), isMore } satisfies ReplayAnswer);
  });

  async function quarantined({ before = null }: { before?: number | undefined | null }) {
    const query = { verdict: 'quarantined', source: null, before, limit: mostReplayed + 1 } as const;
    const found = (await store.deliveries(query)).map(({ id }) => id);
    return { ids: found.slice(0, mostReplayed), isMore: found.length > mostReplayed };
  }

  app.get('/api/deliveries/:id', async (c) => {
    const id = idOf(c.req.param('id'));
    const delivery = await store.delivery(id);
    if (!delivery) return answerError(c, 'delivery_not_found');
    const known = { ...delivery, ...(await proofOf(delivery)) };
    if (delivery.keptSha256 === null) return c.json({ ...known, body: '', bodyTruncated: false });
    const bytes = await store.body(id);
    if (!bytes) return answerError(c, 'body_damaged');
    const text = new TextDecoder().decode(bytes.subarray(0, shownCharacters * 4));
    const body = text.slice(0, shownCharacters);
    return c.json({
      ...known,
      body,
      bodyTruncated: body.length < text.length || bytes.length > shownCharacters * 4,
    });
  });

  app.get('/api/deliveries/:id/body', async (c) => {
    const id = idOf(c.req.param('id'));
    const bytes = await store.body(id);
    if (!bytes) return answerError(c, faultOfBody(await store.delivery(id)));
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="delivery-${id}.bin"`,
    });
  });

  app.post('/api/deliveries/:id/decision', smallBody, async (c) => {
    const id = idOf(c.req.param('id'));
    if (!(await store.delivery(id))) return answerError(c, 'delivery_not_found');
    const decision = await readJson(c, decisionRequest);
    if (decision instanceof Response) return decision;
    const answer = await decide(id, decision);
    return answer ? c.json(answer) : answerError(c, 'already_decided');
  });

  app.post('/api/deliveries/:id/resend', async (c) => {
    const id = idOf(c.req.param('id'));
    const [delivery, bytes] = [await store.delivery(id), await store.body(id)];
    const provider = delivery && providerOf(delivery.provider);
    if (!provider || !bytes) return answerError(c, faultOfBody(delivery));
    if ((await proofOf(delivery)).needsProof) return answerError(c, 'needs_proof');
    const contentType = delivery.headers['content-type'] ?? null;
    const accept = delivery.headers['accept'] ?? null;
    const admission = await admissions.readmit(provider, delivery.source);
    if (admission.kind === 'refused') {
      const answer = writeAnswer(provider.refuse(null, admission.reason), answerType(accept, contentType));
      const { status, reason } = admission;
      return c.json({ deliveryId: null, status, answer, reason } satisfies ResendAnswer);
    }
    const { status, body, deliveryId, reason } = await receive({
      provider,
      slug: delivery.source,
      source: admission.source,
      contentType,
      contentEncoding: delivery.headers['content-encoding'] ?? null,
      accept,
      headers: JSON.stringify({ ...delivery.headers, [resendHeader]: String(id) }),
      // Whoever takes a large body over takes all of its memory.
      body: new Uint8Array(bytes),
      isResent: true,
    });
    return c.json({ deliveryId, status, answer: body, reason } satisfies ResendAnswer);
  });

  return app;
}
