import { setTimeout as sleep } from 'node:timers/promises';
import type { Delivery } from '../../shared/delivery.ts';
import type { Event } from '../../shared/event.ts';
import { sha256 } from './sha256.ts';

export interface Stored {
  /** Hashes of what arrived, of what is said to be kept of it without what is private, and of the bytes that are given out. */
  deliveries: { id: number; sha256: string; keptSha256: string; bodySha256: string; verdict: string }[];
  /** Each event by what makes it one: process, session, type and the vendor's time. */
  events: string[];
  /** Whether each number is above the one before it. */
  isOrdered: boolean;
}

/** The JSON answer to a GET; throws where it is none. */
export async function readJson<T>(url: string): Promise<T> {
  // Unpacked: packing would cost both sides more time than the way between them.
  const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  if (!answer.ok) throw new Error(`GET ${new URL(url).pathname}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** The events of the feed, in its order, once all that is kept is among them. */
export async function readEvents(url: string): Promise<Event[]> {
  await settled(url);
  const events: Event[] = [];
  for (;;) {
    const after = events.at(-1)?.seq ?? 0;
    const page = await readJson<{ items: Event[] }>(`${url}/api/events?limit=1000&after=${after}`);
    if (page.items.length === 0) return events;
    events.push(...page.items);
  }
}

/** Every delivery of the list, newest first. */
export async function readDeliveries(url: string): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: Delivery[]; nextCursor: string | null } = await readJson(
      `${url}/api/deliveries?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    deliveries.push(...page.items);
    cursor = page.nextCursor;
  }
  return deliveries;
}

/**
 * Waits until everything kept can be read as events, which is some milliseconds after its acknowledgement. Throws
 * where that does not come.
 */
async function settled(url: string): Promise<void> {
  for (let tries = 0; tries < 1500; tries += 1) {
    const { items } = await readJson<{ items: Delivery[] }>(`${url}/api/deliveries?verdict=stored&limit=1`);
    const [newest] = items;
    if (!newest) return;
    const { lastSeq } = await readJson<{ lastSeq: number }>(`${url}/api/events?limit=1`);
    if (newest.seq !== null && lastSeq >= newest.seq) return;
    await sleep(20);
  }
  throw new Error('events that are kept do not appear in the feed');
}

/** Which of the newest deliveries have their bytes compared, and each how manieth of the older ones. */
export interface Sample {
  newest: number;
  every: number;
}

const all: Sample = { newest: Infinity, every: 1 };

/** Every delivery with the hash of the bytes that are given out for it; those outside the sample are taken at their word. */
export async function readKept(url: string, sample = all): Promise<Stored['deliveries']> {
  const listed = await readDeliveries(url);
  const isSampled = (index: number) => index < sample.newest || index % sample.every === 0;
  const kept = listed
    .filter((_, index) => !isSampled(index))
    .map(({ id, verdict, sha256: told }) => ({
      id,
      verdict,
      sha256: told,
      keptSha256: told,
      bodySha256: told,
    }));
  const waiting = listed.filter((_, index) => isSampled(index));
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { id, verdict, sha256: told } = next;
      const answer = await fetch(`${url}/api/deliveries/${id}/body`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const bodySha256 = answer.ok ? sha256(bytes) : `no body, status ${answer.status}`;
      const isMasked = answer.ok && bodySha256 !== told;
      const keptSha256 = isMasked ? await keptSha256Of(url, id) : told;
      kept.push({ id, verdict, sha256: told, keptSha256, bodySha256 });
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return kept;
}

async function keptSha256Of(url: string, id: number): Promise<string> {
  const { keptSha256 } = await readJson<{ keptSha256: string | null }>(`${url}/api/deliveries/${id}`);
  return keptSha256 ?? 'erased';
}

/** Everything that the server at `url` holds. */
export async function readStored(url: string, sample = all): Promise<Stored> {
  const deliveries = await readKept(url, sample);
  const events = await readEvents(url);
  return {
    deliveries,
    events: events.map(({ processId, sessionId, type, occurredAtRaw }) =>
      JSON.stringify([processId, sessionId, type, occurredAtRaw]),
    ),
    isOrdered: events.every(({ seq }, index) => seq > (events[index - 1]?.seq ?? 0)),
  };
}
