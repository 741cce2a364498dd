import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { mostCounted, sort } from '../../shared/api.ts';
import {
  type BoardPicture,
  mostPictureRows,
  type Picture,
  type PictureLook,
  pictureParts,
  pictureThemes,
} from '../../shared/picture.ts';
import { writeTerm } from '../../shared/query-text.ts';
import { processState, processStates } from '../../shared/states.ts';
import { asOfNumber } from '../export/as-of-number.ts';
import { toExported } from '../export/timeline-rows.ts';
import type { PictureMaker } from '../export/picture-maker.ts';
import { fold } from '../process/fold.ts';
import type { Filter } from '../search/filter.ts';
import type { ProcessQuery } from '../store/queries.ts';
import type { Store } from '../store/store.ts';
import { answerBadQuery } from './answer-bad-query.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { disposition } from './disposition.ts';
import { exportName } from './export-name.ts';
import { pastList, type PastQuery } from './past-list.ts';
import { readFilter } from './read-filter.ts';
import { isoMoment } from './iso-moment.ts';
import { readParameters } from './read-parameters.ts';
import { zone } from './zone.ts';

export const pictureTypes = { svg: 'image/svg+xml', png: 'image/png' } as const;
type PictureType = keyof typeof pictureTypes;
export const format = z.enum(Object.keys(pictureTypes) as [PictureType, ...PictureType[]]);

const look = z.object({
  format,
  theme: z.enum(pictureThemes).default('light'),
  language: z.enum(['en', 'he']).default('en'),
  zone,
  /** Pixels of a PNG for each of the drawing; as many as are useful, and fit, where it is not told. */
  scale: z.coerce.number().min(0.1).max(8).optional(),
});
type Look = z.infer<typeof look>;
export const processQuery = look.extend({
  source: z.string().optional(),
  part: z.enum(pictureParts).default('both'),
  /** The process as it was at that moment. */
  at: isoMoment.optional(),
});
export const boardQuery = look.extend({
  q: z.string().default(''),
  state: processState.optional(),
  workflow: z.string().optional(),
  /** Newest change first where it is not told, of the past newest start first. */
  sort: sort.optional(),
  /** The board as it was at that moment. */
  at: isoMoment.optional(),
});

const usualScale = 2;
/** Of a PNG: the memory for one, and what programs open. */
const mostPixels = 16e6;
const mostSide = 16_384;

interface PictureParts {
  store: Store;
  maker: PictureMaker;
  now: () => number;
}

type Rows = Pick<BoardPicture, 'processes' | 'found'>;

/** Pictures of a process and of a board, at the addresses of the other exports; what asks for another format passes by. */
export function pictures({ store, maker, now }: PictureParts): Hono {
  const app = new Hono();

  app.get('/api/export', async (c, next) => {
    if (!format.safeParse(c.req.query('format')).success) return next();
    const parsed = boardQuery.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const read = readFilter(parsed.data);
    if (!read.ok) return answerBadQuery(c, read);
    const { filter } = read;
    const { q, state, workflow, at, sort: order = at === undefined ? 'updated' : 'started' } = parsed.data;
    const isKept = order === 'started' || order === 'oldest';
    if (at !== undefined && !isKept)
      return answerError(c, 'bad_request', 'sort: of the past a picture is sorted by oldest or started.');
    const madeAt = now();
    const moment = at === undefined ? null : Date.parse(at);
    const { processes, found } =
      moment !== null && isKept
        ? await rowsThen({ filter, sort: order, at: moment })
        : await rowsNow({ filter, sort: order, at: madeAt });
    const picture = await maker.draw({
      of: 'board',
      ...lookOf(parsed.data, moment ?? madeAt),
      processes,
      workflows: await workflowsOf(processes.map(({ workflow }) => workflow)),
      found,
      q: [
        ...(q === '' ? [] : [q]),
        ...(state === undefined ? [] : [writeTerm('state', state)]),
        ...(workflow === undefined ? [] : [writeTerm('workflow', workflow)]),
      ].join(' '),
    });
    const name = exportName({ words: [workflow, state, q], zone: parsed.data.zone }, madeAt, moment);
    return send(c, picture, parsed.data, name);
  });

  app.get('/api/processes/:processId/export', async (c, next) => {
    if (!format.safeParse(c.req.query('format')).success) return next();
    const parsed = processQuery.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const { source = null, at } = parsed.data;
    const moment = at === undefined ? null : Date.parse(at);
    const { last: upTo } = await store.position();
    const stood = await asOfNumber(
      { store, fold },
      { processId: c.req.param('processId'), source },
      { upTo, moment },
    );
    if (!stood) return answerError(c, 'process_not_found');
    const { process, events } = toExported(stood);
    const madeAt = now();
    const [workflow] = await workflowsOf([process.workflow]);
    const picture = await maker.draw({
      of: 'process',
      ...lookOf(parsed.data, moment ?? madeAt),
      process,
      events,
      workflow,
      part: parsed.data.part,
    });
    return send(c, picture, parsed.data, exportName(process, madeAt, moment));
  });

  async function rowsNow({ filter, sort, at }: Pick<ProcessQuery, 'filter' | 'sort' | 'at'>): Promise<Rows> {
    const list = await store.processes({ filter, sort, limit: mostPictureRows, cursor: null, at });
    const shown = list.items.length;
    const isAll = list.nextCursor === null;
    return {
      processes: list.items,
      found: isAll ? { count: shown, capped: false } : await count(filter, shown, at),
    };
  }

  async function rowsThen(query: Pick<PastQuery, 'filter' | 'sort' | 'at'>): Promise<Rows> {
    const list = await pastList(store, { ...query, limit: mostPictureRows, cursor: null });
    return {
      processes: list.items,
      found: { count: list.items.length, capped: list.nextCursor !== null },
    };
  }

  /** With what is usual in each of them. */
  async function workflowsOf(names: readonly string[]) {
    const wanted = (await store.workflows()).filter(({ workflow }) => names.includes(workflow));
    return Promise.all(wanted.map(async (each) => ({ ...each, ...(await store.usual(each.workflow)) })));
  }

  /** Of more than are shown. Tests are in the list and in no count, so the count may fall short of it. */
  async function count(filter: Filter, shown: number, at: number) {
    const { counts, capped } = await store.counts(filter, mostCounted, at);
    const sum = processStates.reduce((total, state) => total + counts[state], 0);
    return sum > shown ? { count: sum, capped } : { count: shown, capped: true };
  }

  async function send(
    c: Context,
    { svg, width, height }: Picture,
    { format: kind, scale }: Look,
    name: string,
  ): Promise<Response> {
    const headers = {
      'Content-Type': pictureTypes[kind],
      'Content-Disposition': disposition(`${name}.${kind}`),
    };
    if (kind === 'svg') return c.body(svg, 200, headers);
    const most = Math.min(mostSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
    if (scale !== undefined && scale > most) {
      const words = `scale: at most ${Math.floor(most * 10) / 10} for a picture of ${width} by ${height} pixels`;
      return answerError(c, 'bad_request', words);
    }
    return c.body(await maker.pixels(svg, scale ?? Math.min(usualScale, most)), 200, headers);
  }

  return app;
}

function lookOf({ format: kind, theme, language, zone }: Look, now: number): PictureLook {
  return { theme, language, zone, now, fonts: kind === 'svg' ? 'embedded' : 'installed' };
}
