import { step } from './cellosign.ts';
import { expect, test } from './server.ts';

test.beforeEach(async ({ server }) => {
  await server.start();
});

test('two hundred labels leave the chart in sight, and all of them can be seen', async ({ page, server }) => {
  const labels = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`label-${at}`, `value ${at}`]));
  await server.post(step('created', { processId: 'a', labels }));
  await page.goto(`${server.url}/processes/a`);
  const list = page.getByRole('list', { name: 'Labels' });
  await expect(list.getByRole('listitem')).toHaveCount(8);
  await expect(list).toContainText('process_id');
  await expect(page.getByText('True scale')).toBeInViewport();
  await page.getByRole('button', { name: '+194 labels' }).click();
  await expect(list.getByText('value 199')).toBeVisible();
  await page.getByRole('button', { name: 'Fewer labels' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(8);
});
