import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:4100';

/** The pages. Relative addresses: the server names the mount path in `<base>` when it serves them. */
export default defineConfig({
  root: 'web',
  base: './',
  plugins: [react()],
  build: { outDir: '../dist/web', emptyOutDir: true, sourcemap: true },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/webhooks': server,
      '/socket.io': { target: server, ws: true },
    },
  },
});
