import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { MiddlewareHandler } from 'hono';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Storage } from '../../shared/api.ts';
import type { Arrival, Reply } from '../ingest/intake.ts';
import type { Store } from '../store/store.ts';
import { operations } from './openapi/operations.ts';

export interface MeterParts {
  store: Pick<Store, 'position'>;
  storage: () => Storage;
  /** Pages and programs that hold a live connection. */
  watchers: () => number;
  version: () => string;
}

export type Meter = ReturnType<typeof createMeter>;

/** What the first part of an address behind `/api/` may be: whatever else somebody asks for is one class. */
const known = new Set(
  operations.flatMap((group) => group.operations.map(({ path }) => path.split('/')[2] ?? '')),
);

/**
 * Counts for Prometheus. Whatever can be asked for is read only when somebody looks; a delivery costs one addition, since
 * the library's own counters take a microsecond each.
 */
export function createMeter({ store, storage, watchers, version }: MeterParts) {
  const registers = [new Registry()];
  const answered = new Map<string, { provider: string; status: number; count: number }>();
  let refused = 0;

  const gauge = (name: string, help: string, read: () => number | null | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        this.set((await read()) ?? NaN);
      },
    });

  new Counter({
    name: 'signalbox_deliveries_total',
    help: 'Deliveries that were answered, by provider and HTTP status; 200 and 400 are kept.',
    labelNames: ['provider', 'status'],
    registers,
    collect() {
      this.reset();
      for (const { provider, status, count } of answered.values()) this.inc({ provider, status }, count);
    },
  });
  new Counter({
    name: 'signalbox_deliveries_refused_total',
    help: 'Requests at the webhook address that were refused for their credentials.',
    registers,
    collect() {
      this.reset();
      this.inc(refused);
    },
  });
  gauge('signalbox_projection_debt', 'Deliveries that are kept and not yet in what pages show.', async () => {
    const { last, projected } = await store.position();
    return last - projected;
  });
  gauge('signalbox_last_delivery', 'Number of the last delivery.', async () => (await store.position()).last);
  gauge('signalbox_watchers', 'Open live connections of pages and programs.', watchers);
  gauge('signalbox_storage_refusing', '1 while nothing can be stored.', () => Number(storage().refusing));
  gauge('signalbox_storage_low', '1 while the disk is nearly full.', () => Number(storage().low));
  gauge(
    'signalbox_storage_left_bytes',
    'Room for deliveries; NaN where the system does not tell.',
    () => storage().bytesLeft,
  );
  gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
  gauge('process_start_time_seconds', 'When the program was started.', () => performance.timeOrigin / 1000);
  new Gauge({
    name: 'signalbox_info',
    help: 'Always 1; its label is the version.',
    labelNames: ['version'],
    registers,
    collect() {
      this.set({ version: version() }, 1);
    },
  });

  const delay = monitorEventLoopDelay({ resolution: 10 });
  new Gauge({
    name: 'signalbox_event_loop_delay_seconds',
    help: 'How late the event loop was since the last look; the first look begins to measure.',
    labelNames: ['quantile'],
    registers,
    collect() {
      // Costs nothing where nobody looks.
      delay.enable();
      this.reset();
      if (delay.count === 0) return;
      for (const quantile of [0.5, 0.99, 1]) this.set({ quantile }, delay.percentile(quantile * 100) / 1e9);
      delay.reset();
    },
  });

  const durations = new Histogram({
    name: 'signalbox_http_request_duration_seconds',
    help: 'From a request of the API or a page to the beginning of its answer.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers,
  });

  return {
    /** The same door for deliveries. */
    counting:
      (receive: (arrival: Arrival) => Promise<Reply>) =>
      async (arrival: Arrival): Promise<Reply> => {
        const reply = await receive(arrival);
        const [provider, status] = [arrival.provider.id, reply.status];
        const place = answered.get(`${provider} ${status}`);
        if (place) place.count += 1;
        else answered.set(`${provider} ${status}`, { provider, status, count: 1 });
        return reply;
      },
    noteRefused(): void {
      refused += 1;
    },
    /** Before everything but the vendors' door. */
    timed: (async (c, next) => {
      const began = performance.now();
      await next();
      const labels = { route: routeOf(c.req.path), method: c.req.method, status: c.res.status };
      durations.observe(labels, (performance.now() - began) / 1000);
    }) satisfies MiddlewareHandler,
    /** The text that Prometheus reads, and its media type. */
    read: async (): Promise<{ type: string; text: string }> => {
      const [register] = registers as [Registry];
      return { type: register.contentType, text: await register.metrics() };
    },
  };
}

/** Few classes, whatever anybody asks for. */
function routeOf(path: string): string {
  const name = /\/api\/([^/]*)/u.exec(path)?.[1];
  if (name === undefined) return 'pages';
  return known.has(name) ? name : 'other';
}
