import { spread } from '../../simulate/starts.ts';
import { workingDay } from '../../simulate/working-day.ts';
import { postRequest } from '../connection.ts';
import { load } from '../load.ts';
import { untilFolded } from '../product.ts';
import { clock, createEventClock, timeOf, type EventClock } from './event-clock.ts';

export interface NumberedEvents {
  clock: EventClock;
  /** Posts the beginning of the day as fast as it can be taken, and waits until it is folded. */
  past: (url: string, count: number) => Promise<void>;
  /** The request of the next event; it counts as sent from now on. */
  next: () => Buffer;
  /** How many were sent so far. */
  count: () => number;
}

const day = 24 * 60 * 60_000;

/** The simulator's notifications, each with its number for a time: first a past of many days, then one by one. */
export function createNumberedEvents(processes: number): NumberedEvents {
  const end = Date.now() - 3 * day;
  const steps = workingDay({ seed: 7, starts: spread(7, processes, end - 20 * day, end) });
  const seen = new Set<object>();
  const events = createEventClock();
  let count = 0;

  function nextStep(): { path: string; body: { event: { timestamp: string } } } {
    for (;;) {
      const step = steps.next();
      if (step.done) throw new Error('more events were asked for than there are');
      const { body, source } = step.value;
      if ('sessions' in body || seen.has(body)) continue;
      seen.add(body);
      return { path: `/webhooks/cellosign/${source}`, body: body as { event: { timestamp: string } } };
    }
  }

  return {
    clock: events,
    async past(url, requests) {
      const next = () => {
        const { path, body } = nextStep();
        return postRequest(path, JSON.stringify(body));
      };
      const { failures } = await load({ url, connections: 64, requests, next });
      if (failures > 0) throw new Error(`${failures} deliveries were not accepted`);
      await untilFolded(url);
    },
    next() {
      const { path, body } = nextStep();
      body.event.timestamp = timeOf(events, count);
      const request = postRequest(path, JSON.stringify(body));
      events.sent[count] = clock();
      count += 1;
      return request;
    },
    count: () => count,
  };
}
