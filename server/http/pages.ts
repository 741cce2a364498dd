import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** The built pages: files of one build, and `index.html` for every address that is a page's. */
export function pages(root: string, basePath: string): Hono {
  const app = new Hono();
  let index: string | null = null;

  async function readIndex(): Promise<string> {
    const html = await readFile(join(root, 'index.html'), 'utf8');
    // Every address in the page is relative to this, so that one build serves under any path.
    return html.replace('<head>', `<head><base href="${basePath}">`);
  }

  app.use(
    '/assets/*',
    serveStatic({
      root,
      rewriteRequestPath: (path) => path.slice(basePath.length - 1),
      precompressed: true,
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  );
  app.get('/assets/*', (c) => c.text('There is no such file.', 404));

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
