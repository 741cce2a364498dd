import type { Delivery } from '../../shared/delivery.ts';
import type { Event } from '../../shared/event.ts';
import { sha256 } from './sha256.ts';

export interface Stored {
  /** As the list tells it, and as the bytes say that are kept. */
  deliveries: { id: number; sha256: string; bodySha256: string; verdict: string }[];
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

/** The events of the feed, in its order. */
export async function readEvents(url: string): Promise<Event[]> {
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

/** Everything that the server at `url` holds; with the bytes of all bodies, or of so many of the newest. */
export async function readStored(url: string, bodies = Infinity): Promise<Stored> {
  const listed = await readDeliveries(url);
  const deliveries: Stored['deliveries'] = listed
    .slice(bodies)
    .map(({ id, verdict, sha256: told }) => ({ id, verdict, sha256: told, bodySha256: told }));
  const waiting = listed.slice(0, bodies);
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { id, verdict } = next;
      const answer = await fetch(`${url}/api/deliveries/${id}/body`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const bodySha256 = answer.ok ? sha256(bytes) : `no body, status ${answer.status}`;
      deliveries.push({ id, verdict, sha256: next.sha256, bodySha256 });
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  const events = await readEvents(url);
  return {
    deliveries,
    events: events.map(({ processId, sessionId, type, occurredAtRaw }) =>
      JSON.stringify([processId, sessionId, type, occurredAtRaw]),
    ),
    isOrdered: events.every(({ seq }, index) => seq > (events[index - 1]?.seq ?? 0)),
  };
}
