import type { z } from 'zod';
import { errorAnswer, type ProcessPage, processPage, type Sort, workflowList } from './api.ts';
import { type ClientErrorCode, ClientError } from './client-error.ts';
import { type Delivery, type DeliveryKind, deliveryPage } from './delivery.ts';
import { type Event, eventList, eventPage } from './event.ts';
import type { Process } from './process.ts';
import { type ProcessAnswer, processAnswer } from './process-answer.ts';
import type { ProcessState } from './states.ts';
import { type ViewList, viewList } from './view.ts';
import type { Workflow } from './workflow.ts';

export interface ClientOptions {
  /** Where the server is reached, with its base path: `https://signing.example.com`. */
  url: string;
  /** The server's API_TOKEN; not needed where there is none. */
  token?: string;
  fetch?: typeof fetch;
}

/** What a list of processes may be narrowed to; nothing finds everything. */
export interface Search {
  /** In the query language of the board. */
  q?: string;
  state?: ProcessState;
  workflow?: string;
}

/** Among sources that share the id of a process; the newest where it is absent. */
export interface OfSource {
  source?: string;
}

type Parameters = Readonly<Record<string, string | number | undefined>>;

export type Client = ReturnType<typeof createClient>;

/**
 * The read API for programs in TypeScript. Every answer is checked against the schemas that the server makes it of; every
 * verb rejects with a `ClientError`. Lists read the next page when somebody wants more of them. Vendor text comes as the
 * pages show it, without characters that turn the direction of text; exports have all of them.
 */
export function createClient({ url, token, fetch: ask = fetch }: ClientOptions) {
  const base = url.replace(/\/*$/u, '/');

  async function send(path: string, parameters: Parameters = {}): Promise<Response> {
    const address = new URL(path, base);
    for (const [name, value] of Object.entries(parameters))
      if (value !== undefined) address.searchParams.set(name, String(value));
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await ask(address, { headers }).catch((error: unknown) => {
      throw new ClientError('unreachable', 0, String(error));
    });
    if (!response.ok) throw await refusal(response);
    return response;
  }

  async function read<S extends z.ZodType>(
    path: string,
    schema: S,
    parameters?: Parameters,
  ): Promise<z.output<S>> {
    const response = await send(path, parameters);
    const answer = schema.safeParse(await response.json().catch(() => undefined));
    if (answer.success) return answer.data;
    throw new ClientError('unreadable', response.status, answer.error.message);
  }

  const pathOf = (processId: string) => `api/processes/${encodeURIComponent(processId)}`;

  return {
    /** All that a search finds, read a page at a time; newest change first, unless told otherwise. */
    async *processes(search: Search & { sort?: Sort; at?: string } = {}): AsyncGenerator<Process> {
      yield* walk((cursor) => read('api/processes', processPage, { ...search, limit: 200, cursor }));
    },

    /** One page with the counters of the search. */
    page: (
      search: Search & { sort?: Sort; at?: string; limit?: number; cursor?: string } = {},
    ): Promise<ProcessPage> => read('api/processes', processPage, { ...search }),

    /** `at`: as it was at that moment. */
    process: (processId: string, of: OfSource & { at?: string } = {}): Promise<ProcessAnswer> =>
      read(pathOf(processId), processAnswer, { ...of }),

    /** In the order of the timeline, with those that only the archive tells. */
    async events(processId: string, of: OfSource = {}): Promise<Event[]> {
      return (await read(`${pathOf(processId)}/events`, eventList, { ...of })).items;
    },

    /** The log after a number, to its end as it is then. Go on from the `seq` of the last one. */
    async *feed(after = 0): AsyncGenerator<Event> {
      let last = after;
      for (;;) {
        const { items } = await read('api/events', eventPage, { after: last, limit: 1000 });
        yield* items;
        const newest = items.at(-1);
        if (newest === undefined) return;
        last = newest.seq;
      }
    },

    /** Newest first. */
    async *deliveries(search: { verdict?: DeliveryKind; source?: string } = {}): AsyncGenerator<Delivery> {
      yield* walk((cursor) => read('api/deliveries', deliveryPage, { ...search, limit: 200, cursor }));
    },

    async workflows(): Promise<Workflow[]> {
      return (await read('api/workflows', workflowList)).items;
    },

    async views(): Promise<ViewList['items']> {
      return (await read('api/views', viewList)).items;
    },

    /** A file of one process, or of all that a search finds; its bytes come as they are made. */
    async export(
      format: string,
      { processId, ...search }: Search & OfSource & { processId?: string } = {},
    ): Promise<ReadableStream<Uint8Array>> {
      const path = processId === undefined ? 'api/export' : `${pathOf(processId)}/export`;
      const { body, status } = await send(path, { format, ...search });
      if (body === null) throw new ClientError('unreadable', status, 'The file is missing.');
      return body;
    },
  };
}

async function* walk<Item>(
  read: (cursor: string | undefined) => Promise<{ items: Item[]; nextCursor: string | null }>,
): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

async function refusal(response: Response): Promise<ClientError> {
  const answer = errorAnswer.safeParse(await response.json().catch(() => null));
  const code: ClientErrorCode = answer.success ? answer.data.error : 'unreadable';
  return new ClientError(code, response.status, answer.data?.message ?? '');
}
