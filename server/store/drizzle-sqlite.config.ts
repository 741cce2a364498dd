import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./server/store/sqlite/schema.ts', './server/store/sqlite/projection-schema.ts'],
  out: './drizzle/sqlite',
});
