import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';

/** The built pages: files of one build, and `index.html` for every address that is a page's. */
export function pages(root: string, basePath: string): Hono {
  const app = new Hono();
  let index: string | null = null;

  async function readIndex(): Promise<string> {
    const html = await readFile(join(root, 'index.html'), 'utf8');
    // Every address in the page is relative to this, so that one build serves under any path.
    return html.replace(/<base href="[^"]*"/u, `<base href="${basePath}"`);
  }

  /** Files of the build, looked for only once there is one. */
  function files(cacheControl: string): MiddlewareHandler {
    let serve: MiddlewareHandler | null = null;
    return async (c, next) => {
      if (!serve && existsSync(root)) {
        const rewriteRequestPath = (path: string) => path.slice(basePath.length - 1);
        serve = serveStatic({ root, rewriteRequestPath, precompressed: true });
      }
      if (!serve) return next();
      const found: unknown = await serve(c, next);
      // Not on the answer that there is no such file: it may be another tomorrow.
      if (!(found instanceof Response)) return undefined;
      found.headers.set('Cache-Control', cacheControl);
      return found;
    };
  }

  app.use('/assets/*', files('public, max-age=31536000, immutable'));
  // What browsers ask for beside a page. Named one by one: a pattern would cost every route its quick matching.
  const besides = ['/favicon.ico', '/favicon.svg', '/robots.txt'];
  for (const path of besides) app.use(path, files('no-cache'));
  for (const path of ['/assets/*', ...besides]) app.get(path, (c) => c.text('There is no such file.', 404));

  app.get('*', async (c) => {
    try {
      index ??= await readIndex();
    } catch {
      return c.text('The pages are not built. Run npm start, which builds them.', 503);
    }
    return c.html(index, 200, { 'Cache-Control': 'no-cache' });
  });
  return app;
}
