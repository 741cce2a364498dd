import { setImmediate as turn } from 'node:timers/promises';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Process, Station } from '../../shared/process.ts';
import { isOpen, processState, type ProcessState } from '../../shared/states.ts';
import { stationStart } from '../../shared/station-start.ts';
import type { StationBoard, StationCard, StationColumn } from '../../shared/stations.ts';
import { enoughSamples } from '../../shared/workflow.ts';
import { toIso } from '../process/iso.ts';
import { caseless } from '../search/caseless.ts';
import { demanded, withoutState } from '../search/about-filter.ts';
import { allOf, type Filter, is, not } from '../search/filter.ts';
import type { Store } from '../store/store.ts';
import { answerBadQuery } from './answer-bad-query.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { readFilter } from './read-filter.ts';
import { readParameters } from './read-parameters.ts';
import { shareAnswers } from './share-answers.ts';

export const query = z.object({
  q: z.string().default(''),
  state: processState.optional(),
  workflow: z.string().optional(),
  /** The number that the asker knows already: any answer that knows more will do. */
  after: z.coerce.number().int().min(0).optional(),
});

/** Processes of a column are counted up to this many. */
const cap = 1000;
const cards = 50;
/** Workflows that are looked at, where none was asked for. */
const mostWorkflows = 8;
/** Columns of a workflow, but for the one of all else. */
const mostColumns = 12;

/** What a column is made of. */
interface Question {
  filter: Filter;
  state: ProcessState;
  workflow: string;
}

type StationStore = Pick<Store, 'workflows' | 'usual' | 'standing' | 'position'>;

/** The search as columns: what stands at each station of its workflows. Without a state, what is under way. */
export function stations(store: StationStore, now: () => number): Hono {
  const app = new Hono();
  const share = shareAnswers<StationBoard>(now);

  app.get('/api/stations', async (c) => {
    const parsed = query.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const read = readFilter(parsed.data);
    if (!read.ok) return answerBadQuery(c, read);
    const { after, ...question } = parsed.data;
    return c.json(await share(JSON.stringify(question), after, () => boardOf(read.filter)));
  });

  async function boardOf(filter: Filter): Promise<StationBoard> {
    // The number first: what changes while the columns are read is then followed, not missed.
    const { projected: seq } = await store.position();
    const { names, isAsked, leftOut } = await workflowsOf(filter);
    const workflows: StationBoard['workflows'] = [];
    for (const workflow of names) {
      const columns = await columnsOf({ filter: withoutState(filter), state: stateOf(filter), workflow });
      if (isAsked || columns.some(({ count }) => count > 0)) workflows.push({ workflow, columns });
    }
    return { workflows, leftOut, seq };
  }

  async function workflowsOf(filter: Filter) {
    const found = await store.workflows();
    const asked = demanded(filter).flatMap((criterion) =>
      criterion.kind === 'workflow' ? [criterion.name] : [],
    );
    if (asked.length > 0) {
      const names = found.map(({ workflow }) => workflow);
      return {
        names: names.filter((name) => asked.every((each) => caseless(name) === each)),
        isAsked: true,
        leftOut: 0,
      };
    }
    const used = found.toSorted((a, b) => b.processes - a.processes).map(({ workflow }) => workflow);
    return {
      names: used.slice(0, mostWorkflows),
      isAsked: false,
      leftOut: Math.max(0, used.length - mostWorkflows),
    };
  }

  async function columnsOf(question: Question): Promise<StationColumn[]> {
    const { route } = await store.usual(question.workflow);
    const usual = new Map(
      route.map(
        ({ name, median, p90, samples, deciles }) => [name, { median, p90, samples, deciles }] as const,
      ),
    );
    const learned = [...usual.keys()];
    // What few have passed leaves out the stations that nobody has left yet.
    const isWellKnown = route.some(({ samples }) => samples >= enoughSamples);
    const names = (isWellKnown ? learned : distinct([...learned, ...(await namesIn(question))])).slice(
      0,
      mostColumns,
    );
    const columns: StationColumn[] = [];
    for (const name of names) columns.push(await columnOf(question, name, usual.get(name) ?? null));
    const rest = names.map((name) => not(standsAt(name)));
    const elsewhere = await columnOf({ ...question, filter: allOf(question.filter, ...rest) }, null, null);
    return elsewhere.count > 0 ? [...columns, elsewhere] : columns;
  }

  /** The stations of the first processes, where little was learned of the workflow. */
  async function namesIn(question: Question): Promise<string[]> {
    const { items } = await store.standing({ ...question, limit: cards, cap: cards, at: now() });
    return items.flatMap((process) => process.stations.map(({ name }) => name));
  }

  async function columnOf(
    question: Question,
    name: string | null,
    usual: StationColumn['usual'],
  ): Promise<StationColumn> {
    // Deliveries get their turn between two columns.
    await turn();
    const filter = name === null ? question.filter : allOf(question.filter, standsAt(name));
    const { items, count, capped } = await store.standing({
      ...question,
      filter,
      limit: cards,
      cap,
      at: now(),
    });
    const shown = items.map((process) => cardOf(process, name));
    const [oldest = null] = shown
      .map(({ since }) => since)
      .filter((since) => since !== null)
      .sort();
    return { name, count, capped, oldest, usual, cards: shown };
  }

  return app;
}

/** Each name once, however it is written, in the order in which they came. */
function distinct(names: readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const name of names) if (!found.has(caseless(name))) found.set(caseless(name), name);
  return [...found.values()];
}

function stateOf(filter: Filter): ProcessState {
  for (const criterion of demanded(filter)) if (criterion.kind === 'state') return criterion.state;
  return 'running';
}

function standsAt(name: string): Filter {
  return is({ kind: 'at', name: caseless(name) });
}

function cardOf(process: Process, name: string | null): StationCard {
  const { processId, source, processNumber, title, dueAt, seq } = process;
  const station = stationOf(process, name);
  const start = station === undefined ? null : stationStart(station);
  return {
    processId,
    source,
    processNumber,
    title,
    state: station?.state ?? null,
    since: start === null ? null : toIso(start * 1000),
    dueAt,
    seq,
  };
}

/** The one that holds the process under that name, or under any; the last one where none does. */
function stationOf({ stations }: Process, name: string | null): Station | undefined {
  const named = stations.filter((station) => name === null || caseless(station.name) === caseless(name));
  return named.find(({ state }) => isOpen(state)) ?? named.at(-1);
}
