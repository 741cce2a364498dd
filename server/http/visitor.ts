import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Visitor } from './access.ts';

/** A Hono request as access sees it. Without a connection beneath it, as in a test, there is no peer. */
export function visitorOf(c: Context): Visitor {
  const bindings = c.env as Partial<HttpBindings> | undefined;
  return {
    header: (name) => c.req.header(name),
    peer: bindings?.incoming?.socket.remoteAddress ?? null,
  };
}
