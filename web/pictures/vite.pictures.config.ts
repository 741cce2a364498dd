import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const { resolve } = createRequire(import.meta.url);

/** The weights that the pages write in, of both families. */
const fonts = ['400Regular', '500Medium', '600SemiBold', '700Bold'].flatMap((weight) => [
  `@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`,
  `@expo-google-fonts/noto-sans-hebrew/${weight}/NotoSansHebrew_${weight}.ttf`,
]);

/** The drawings of the pages as a program that the server loads, whole: React is nothing that it has. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [react(), readerInsteadOfViewer(), fontFiles()],
  css: {
    modules: {
      // A sheet is asked for twice: for the names of its classes, and with a query for its text.
      generateScopedName: (name, file) =>
        `${basename(dirname(file))}-${basename(file).replace(/\.module\.css.*$/, '')}_${name}`,
    },
  },
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: {
    ssr: here('main.ts'),
    target: 'node20',
    outDir: here('../../dist/pictures'),
    emptyOutDir: true,
    minify: false,
    // As it was written: what is newer than a target would be put in other words.
    cssMinify: false,
  },
});

/** See `reader.ts`. */
function readerInsteadOfViewer(): Plugin {
  return {
    name: 'reader-instead-of-viewer',
    enforce: 'pre',
    resolveId(source) {
      return source.endsWith('/viewer.ts') ? here('reader.ts') : null;
    },
  };
}

/** The letters for whoever turns a picture into pixels, which many a machine has none for. */
function fontFiles(): Plugin {
  return {
    name: 'font-files',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'fonts.conf', source: readFileSync(here('fonts.conf')) });
      for (const file of fonts) {
        const source = readFileSync(resolve(file));
        this.emitFile({ type: 'asset', fileName: `fonts/${basename(file)}`, source });
      }
    },
  };
}
