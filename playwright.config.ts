import { defineConfig } from '@playwright/test';

/** `npm test` finds a browser and names it here; without it Playwright takes the one that it installed itself. */
const executablePath = process.env['SIGNALBOX_CHROMIUM'];

export default defineConfig({
  testDir: 'web/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/browser',
  snapshotPathTemplate: 'web/e2e/pictures/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000, toHaveScreenshot: { maxDiffPixels: 10 } },
  reporter: [
    ['list'],
    ['json', { outputFile: 'test-results/browser.json' }],
    ['./web/e2e/accessibility-report.ts'],
  ],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Jerusalem',
    // A trace of every test takes a quarter of their time; `npm test -- browser --trace retain-on-failure` keeps those of what fails.
    trace: 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // A browser that runs as root in a container refuses its sandbox.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
