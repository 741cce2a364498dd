import { gzipSync } from 'node:zlib';
import { step } from './cellosign.ts';
import { expect, test } from './server.ts';

const budget = 160_000;

test('the first view takes at most 160 kB of script, gzipped, the live connection included', async ({
  page,
  server,
}) => {
  await server.start();
  await server.post(step('created', { processId: 'a' }));
  // What comes while the page stands there brings more script: how it is told what changed since then.
  const processes = `${server.url}/api/processes`;
  await expect.poll(async () => (await page.request.get(processes)).text()).toContain('"a"');
  const scripts: Promise<Buffer>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body());
  });
  await page.goto(server.url);
  await expect(page.getByRole('row').filter({ hasText: '#51' })).toBeVisible();
  await expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
  const bodies = await Promise.all(scripts);
  const size = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
  expect(size).toBeGreaterThan(budget / 2);
  expect(size).toBeLessThanOrEqual(budget);
});
