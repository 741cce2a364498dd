import { setTimeout as sleep } from 'node:timers/promises';
import type { Event } from '../../shared/event.ts';
import type { Process } from '../../shared/process.ts';
import type { Fault } from './fault.ts';
import { unless } from './figures.ts';
import { isAcknowledgement, post } from './posting.ts';
import { readEvents, readJson } from './stored.ts';

/** One process's way: two stations, of which the second one is opened and left, and the archive. */
const steps = [
  { type: 'WHEF_SESSION_CREATED', session: 'a', at: '08:00:00.000001' },
  { type: 'WHEF_CLIENT_FORM_LOADED', session: 'a', at: '08:05:00.000002' },
  { type: 'WHEF_CLIENT_FORM_SUBMITTED', session: 'a', at: '08:09:00.000003' },
  { type: 'WHEF_SESSION_CREATED', session: 'b', at: '08:09:00.000003' },
  { type: 'WHEF_CLIENT_LOGGED_IN', session: 'b', at: '09:00:00.000004' },
  { type: 'WHP_ARCHIVE', session: null, at: '10:00:00.000005' },
] as const;

type Step = (typeof steps)[number];

function bodyOf({ type, session, at }: Step, name: string): string {
  const event = { type, timestamp: `2025-01-26T${at}` };
  const part = (id: string, place: number) => ({
    id: `${name}-${id}`,
    process_id: name,
    process_number: 51,
    transaction_number: place,
    recipient: { id: place, name: place === 1 ? 'candidate' : 'manager' },
    labels: { position: 'nurse', seen: session ?? 'archive' },
  });
  return JSON.stringify(
    session === null
      ? { event, reference: name, sessions: [part('a', 1), part('b', 2)] }
      : { event, session: part(session, session === 'a' ? 1 : 2) },
  );
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.filter((_, other) => other !== index)).map((rest) => [item, ...rest]),
  );
}

/** Process and timeline as they are read, without what is of the log and not of the process: numbers and times of arrival. */
function told(process: Process, timeline: readonly Event[], name: string): string {
  const { seq: _seq, ...rest } = process;
  const lines = timeline.map(({ seq: _, deliveryId: _id, receivedAt: _at, ...event }) => event);
  return JSON.stringify([rest, lines]).replaceAll(name, 'NAME');
}

export const orders: Fault = {
  id: 'orders',
  title: 'Events in every order',
  promise: 'All 720 orders in which six events can arrive give one and the same process.',
  needs: [],
  beside: 'untimed',
  async run(context) {
    const server = await context.start();
    const url = server.url();
    const all = permutations(steps).map((order, index) => ({ order, name: `order-${index}-` }));
    const waiting = [...all];
    let refused = 0;
    const client = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        // One after the other, each only when the one before it is acknowledged.
        for (const step of next.order)
          if (!isAcknowledgement(await post(url, bodyOf(step, next.name)))) refused += 1;
      }
    };
    await Promise.all(Array.from({ length: 16 }, client));

    const newest = new Map<string, number>();
    for (const { processId, seq } of await readEvents(url)) newest.set(processId, seq);
    const results = new Map<string, number>();
    const states = new Set<string>();
    for (const { name } of all) {
      const process = await foldedProcess(url, name, newest.get(name) ?? Infinity);
      const { items } = await readJson<{ items: Event[] }>(`${url}/api/processes/${name}/events`);
      const result = told(process, items, name);
      states.add(process.state);
      results.set(result, (results.get(result) ?? 0) + 1);
    }
    return {
      figure: `${all.length} orders, ${results.size} result (${[...states].join(', ')})`,
      broken: [
        ...unless(all.length === 720, `${all.length} orders were tried`),
        ...unless(refused === 0, `${refused} events were refused`),
        ...unless(results.size === 1, `${results.size} different processes`),
      ],
    };
  },
};

/** The process once its last event is folded in, which may be some milliseconds after its acknowledgement. */
async function foldedProcess(url: string, name: string, newest: number): Promise<Process> {
  for (let tries = 0; tries < 500; tries += 1) {
    const answer = await fetch(`${url}/api/processes/${name}`);
    const { process } = (await answer.json()) as { process?: Process };
    if (process && process.seq >= newest) return process;
    await sleep(10);
  }
  throw new Error(`${name} does not show its last event`);
}
