import { createHash } from 'node:crypto';
import type { Sort } from '../../shared/api.ts';
import type { Process } from '../../shared/process.ts';
import type { NewFact } from '../process/fact.ts';
import { fold } from '../process/fold.ts';
import type { Filter } from '../search/filter.ts';
import { parseQuery } from '../search/parse-query.ts';
import type { Source } from './source.ts';
import type { NewDelivery } from './delivery.ts';
import type { Interpreter, Pace, Store } from './store.ts';

/** What each test of the suites begins with: an empty store that has one source. */
export interface StoreSubject {
  store: Store;
  hr: Source;
}

/** Microseconds. */
export const minute = 60_000_000;
export const morning = Date.UTC(2025, 0, 26, 8) * 1000;
/** When searches are asked where time does not matter, in epoch milliseconds. */
export const asking = morning / 1000;

/** The creation of a session, with other members over it. */
export function newFact(processId: string, more: Partial<NewFact> = {}): NewFact {
  return {
    type: 'session.created',
    vendorType: 'WHEF_SESSION_CREATED',
    processId,
    processNumber: 51,
    sessionId: `${processId}-s1`,
    transactionNumber: 53,
    recipient: { id: '1', name: 'Candidate' },
    labels: {},
    client: null,
    occurred: { us: morning, raw: '2025-01-26T10:00:00' },
    archive: null,
    request: null,
    ...more,
  };
}

type KeptHere = NewDelivery & { body: Uint8Array };

/** One that tells that fact, or a quarantined one. */
export function delivery(source: Source, fact: NewFact | null, more: Partial<KeptHere> = {}): KeptHere {
  const body = more.body ?? Buffer.from(JSON.stringify(fact ?? 'not an event'));
  const sha256 = createHash('sha256').update(body).digest();
  return {
    source,
    receivedAt: 1_737_880_000_000,
    size: body.byteLength,
    body,
    sha256,
    kept: null,
    removed: [],
    isRaw: false,
    isHeld: false,
    headers: '{"user-agent":"test"}',
    vendorType: fact?.vendorType ?? null,
    status: fact ? 200 : 400,
    answer: '{"status":"0"}',
    told: fact && toldBy(fact, sha256),
    verification: null,
    verdict: fact ? 'stored' : 'quarantined',
    reason: fact ? null : 'The body is not JSON.',
    ...more,
  } satisfies KeptHere;
}

export function describeBytes(bytes: Uint8Array): { size: number; sha256: Uint8Array } {
  return { size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest() };
}

export function toldBy(fact: NewFact, sha256: Uint8Array) {
  const identity =
    fact.type === 'process.archived' ? Buffer.from(sha256).toString('hex') : (fact.occurred?.raw ?? '');
  return { fact, identity };
}

/** The bodies of this suite are facts as JSON. */
export const interpreter: Interpreter = {
  read: ({ body, sha256 }) => toldBy(JSON.parse(Buffer.from(body).toString()) as NewFact, sha256),
  fold,
};

/** The smallest steps: one event to a batch, one thing at a time. */
export const slow: Pace = { events: 1, milliseconds: 0 };

export async function projectAll(
  store: Store,
  pace: Pace = { events: 100, milliseconds: 50 },
): Promise<void> {
  while ((await store.project(interpreter, pace)).left > 0);
}

export function parsed(query: string): Filter {
  const result = parseQuery(query);
  if (!result.ok) throw new Error(result.reason);
  return result.filter;
}

/** Every process of a search, page by page. */
export async function everything(
  store: Store,
  query = '',
  sort: Sort = 'updated',
  limit = 200,
  at = asking,
): Promise<Process[]> {
  const all: Process[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: Process[]; nextCursor: string | null } = await store.processes({
      filter: parsed(query),
      sort,
      limit,
      cursor,
      at,
    });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
