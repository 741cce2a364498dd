import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{server,shared,web}/**/*.test.{ts,tsx,mjs}'],
    exclude: ['web/e2e/**'],
    environment: 'node',
    setupFiles: ['server/scripts/fail-on-console-error.ts'],
    restoreMocks: true,
    // Every core: left to itself it keeps one free, which of two is half.
    maxWorkers: '100%',
    // Tests wait for events, not for time; what takes longer than this hangs.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
