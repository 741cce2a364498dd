import { basename, dirname } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { createFirstView } from './web/build/first-view.ts';
import { leanI18next } from './web/build/lean-i18next.ts';
import { leanQuery } from './web/build/lean-query.ts';
import { leanSocket } from './web/build/lean-socket.ts';
import { leanZod } from './web/build/lean-zod.ts';
import { precompress } from './web/build/precompress.ts';

/** The server refuses an Origin that is not its own Host, so the proxy must keep the Host as the browser sent it. */
const server = { target: 'http://127.0.0.1:4100', changeOrigin: false };

/** The pages. Relative addresses: the server names the mount path in `<base>` when it serves them. */
export default defineConfig({
  root: 'web',
  base: './',
  plugins: [react(), leanI18next(), leanQuery(), leanSocket(), leanZod(), precompress()],
  css: {
    modules: {
      // Folder and file tell classes apart as well as a hash does, and names that repeat weigh next to nothing.
      generateScopedName: (name, file) =>
        `${basename(dirname(file))}-${basename(file, '.module.css')}_${name}`,
    },
  },
  resolve: {
    alias: [
      // React has had this hook of its own since 18; the stand-in for older ones is dead weight here.
      { find: /^use-sync-external-store\/shim(?:\/index\.js)?$/, replacement: 'react' },
    ],
  },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    sourcemap: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    cssTarget: ['chrome125', 'firefox125', 'safari18'],
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              // What every page needs; it only changes when a library does, so browsers keep it for long.
              // The switch that keeps zod from trying eval goes along, so that it is set before any other file runs.
              name: 'base',
              test: /node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next|wouter|regexparam|zod|@tanstack|lucide-react[\\/]dist[\\/]esm(?![\\/]icons))[\\/]|[\\/]schemas-without-eval\.ts$/,
            },
            { name: createFirstView(), debugName: 'first view' },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/webhooks': server,
      '/socket.io': { ...server, ws: true },
    },
  },
});
