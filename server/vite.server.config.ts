import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { fontFiles } from './export/evidence/pdf/font-files.ts';

const entry = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Hundreds of small files between them: read one by one they take a third of the time that a start takes. */
const bundled = /^(?:drizzle-orm|zod|hono|@hono\/.*|csv-stringify)(?:\/|$)/u;

/** The server's programs as plain JavaScript with source maps; other packages stay in node_modules. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  publicDir: false,
  plugins: [fonts()],
  ssr: { noExternal: [bundled] },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: entry('main.ts'),
        demo: entry('demo.ts'),
        // For other people's programs.
        client: entry('../shared/client.ts'),
        'large-body-thread': entry('large-body-thread.ts'),
        'evidence-thread': entry('evidence-thread.ts'),
        'file-thread': entry('file-thread.ts'),
        simulate: entry('simulate/main.ts'),
        bench: entry('bench/main.ts'),
        'bench-node-http': entry('bench/references/node-http.ts'),
        'bench-hono': entry('bench/references/hono.ts'),
        'bench-express': entry('bench/references/express.ts'),
        'bench-node-red': entry('bench/references/node-red.ts'),
        'bench-emit': entry('bench/references/emit.ts'),
        'bench-watchers': entry('bench/live/watcher-thread.ts'),
        'bench-archives': entry('bench/isolation/archive-thread.ts'),
        faults: entry('faults/main.ts'),
        'faults-careless-sync': entry('faults/replay/careless-sync.ts'),
      },
      // Flat, so that what a file finds beside itself does not depend on the chunk that it landed in.
      output: { entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' },
    },
  },
});

/** The letters of documents: their packages hold every weight and stay behind. */
function fonts(): Plugin {
  const { resolve } = createRequire(import.meta.url);
  return {
    name: 'fonts',
    generateBundle() {
      for (const file of Object.values(fontFiles))
        this.emitFile({
          type: 'asset',
          fileName: `fonts/${basename(file)}`,
          source: readFileSync(resolve(file)),
        });
    },
  };
}
