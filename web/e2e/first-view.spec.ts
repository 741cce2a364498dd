import { gzipSync } from 'node:zlib';
import type { Response } from '@playwright/test';
import { step } from './cellosign.ts';
import { expect, test } from './server.ts';

const budget = 160_000;

test('the first view takes at most 160 kB of script, gzipped, the live connection included', async ({
  page,
  server,
}) => {
  await server.start();
  await server.post(step('created', { processId: 'a' }));
  // Folded, so that the page does not begin as an empty board.
  await expect.poll(async () => (await fetch(`${server.url}/api/processes/a`)).status).toBe(200);
  const scripts: Response[] = [];
  let isLive = false;
  page.on('websocket', () => (isLive = true));
  page.on('response', (response) => {
    // What comes later is for what happens later.
    if (response.request().resourceType() === 'script' && !isLive) scripts.push(response);
  });
  await page.goto(server.url);
  await expect(page.getByRole('row').filter({ hasText: '#51' })).toBeVisible();
  await expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
  expect(isLive).toBe(true);
  const bodies = await Promise.all(scripts.map((script) => script.body()));
  const size = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  expect(size).toBeGreaterThan(budget / 2);
  expect(size).toBeLessThanOrEqual(budget);
});
