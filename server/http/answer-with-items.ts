import type { Context } from 'hono';
import type { Json } from '../store/queries.ts';

const comma = Buffer.from(',');

/** A page of `items` that are written already; the fields of `rest` stand behind them. */
export function answerWithItems(c: Context, items: readonly Json[], rest: object): Response {
  const list = items.flatMap((item, index) => (index === 0 ? item : [comma, ...item]));
  const end = JSON.stringify(rest).replace('{', '],');
  const body = Buffer.concat([Buffer.from('{"items":['), ...list, Buffer.from(end)]);
  return c.body(body, 200, { 'Content-Type': 'application/json' });
}
