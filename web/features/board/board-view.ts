import { sort, type Sort } from '../../../shared/api.ts';
import { andQueries } from '../../../shared/anded-terms.ts';
import { writeTerm } from '../../../shared/query-text.ts';
import type { ListQuery } from '../../lib/query-keys.ts';
import { boardPath, type stationsPath, type wallboardPath } from '../../lib/paths.ts';
import { boardState, keyOf, type BoardState } from './board-state.ts';
import { readColumns, type Column } from './columns/column.ts';
import { takeState } from './state-terms.ts';

/** The pages that show a view. */
export type ViewPlace = typeof boardPath | typeof stationsPath | typeof wallboardPath;

/** All that decides what the board shows. It lives in the address, so that it can be sent and gone back to. */
export interface BoardView {
  /** The search as it was typed, without the state that it asks for. */
  q: string;
  state: BoardState | null;
  workflow: string | null;
  sort: Sort;
  /** Of the board, in their order; null for the usual ones. */
  columns: readonly Column[] | null;
  /** Process id of the selected row. */
  sel: string | null;
  /** Only what changed after that number of the log; null for all. The board alone has this. */
  since: number | null;
  /**
   * The moment of the past that is shown, in epoch milliseconds; null for the present. The board alone shows it; the other
   * pages keep it for the way back.
   */
  at: number | null;
}

/** Reads an address; what it does not understand there counts as not said. */
export function readView(search: string): BoardView {
  const params = new URLSearchParams(search);
  const asked = takeState(params.get('q') ?? '');
  const state = boardState.safeParse(asked.state ?? params.get('state'));
  const order = sort.safeParse(params.get('sort'));
  return {
    q: asked.q,
    state: state.success ? state.data : null,
    workflow: params.get('workflow') ?? null,
    sort: order.success ? order.data : 'updated',
    columns: readColumns(params.getAll('col')),
    sel: params.get('sel') ?? null,
    since: readNumber(params.get('since')),
    at: readMoment(params.get('at')),
  };
}

function readNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/u.test(text) ? Number(text) : null;
}

/** A moment to come is the present. */
function readMoment(text: string | null): number | null {
  const moment = text === null ? NaN : Date.parse(text);
  return moment < Date.now() ? moment : null;
}

/** The path of a view. Defaults are left out, so that the plain board has the plain address. */
export function viewPath(view: BoardView, place: ViewPlace = boardPath): string {
  const params = new URLSearchParams();
  if (view.q !== '') params.set('q', view.q);
  if (view.state !== null) params.set('state', view.state);
  if (view.workflow !== null) params.set('workflow', view.workflow);
  if (view.sort !== 'updated') params.set('sort', view.sort);
  for (const column of view.columns ?? []) params.append('col', column);
  if (view.sel !== null) params.set('sel', view.sel);
  if (view.since !== null && place === boardPath) params.set('since', String(view.since));
  if (view.at !== null) params.set('at', new Date(view.at).toISOString());
  const text = params.toString();
  return text === '' ? place : `${place}?${text}`;
}

/** The whole search as one text, filters included: what the socket and the export are given. */
export function viewQuery(view: BoardView): string {
  const terms = [view.q];
  if (view.state !== null) terms.push(writeTerm(keyOf(view.state), view.state));
  if (view.workflow !== null) terms.push(writeTerm('workflow', view.workflow));
  if (view.since !== null) terms.push(writeTerm('since', String(view.since)));
  return andQueries(terms);
}

/** What of a view is worth a name: the search, not what is looked at in it today. */
export function lastingView(view: BoardView): BoardView {
  return { ...view, sel: null, since: null, at: null };
}

export function viewList(view: BoardView): ListQuery {
  return { q: viewQuery(view), sort: view.sort };
}

/** True for the board as it opens: whatever is there is on it. */
export function isWhole(view: BoardView): boolean {
  return viewQuery(view) === '';
}
