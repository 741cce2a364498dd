import { step } from './cellosign.ts';
import { expect, test } from './server.ts';

/** Whenever it is sent, the times in it are those at which the vendor made its sample. */
const sampleOf = (processId: string) =>
  step('created', { processId, labels: { CUSTOMER_TAG: 'CUSTOMER_VALUE' }, at: Date.UTC(2025, 0, 26) });
const sample = sampleOf('sample');

test.beforeEach(async ({ server }) => {
  await server.start();
  await server.post(step('created', { processId: 'real', processNumber: 7 }));
  await server.post(sample);
});

test('a test is removed from its row with one click, and pressing Test again brings it back', async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  const rows = page.getByRole('row').filter({ hasText: '#' });
  await expect(rows).toHaveCount(2);
  await expect(rows.first().locator('time')).toHaveText(/^(?:now|\d+s ago)$/u);
  await page.getByRole('button', { name: 'Remove this test' }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('#7');
  await expect(page.getByRole('status').filter({ hasText: 'The test is removed.' })).toBeVisible();
  await page.reload();
  await expect(rows).toHaveCount(1);
  await server.post(sample);
  await page.getByRole('button', { name: '1 new' }).click();
  await expect(rows).toHaveCount(2);
});

test('the numbers above the board leave tests out, and say so: tests have one of their own, and go together', async ({
  page,
  server,
}) => {
  await page.goto(server.url);
  const filters = page.getByRole('group', { name: 'Filter by state' });
  const tests = filters.getByRole('button', { name: 'Tests 1' });
  await expect(filters.getByRole('button', { name: 'All 1' })).toHaveAttribute('aria-pressed', 'true');
  await expect(tests).toHaveText('+ Tests1');
  await expect(tests).toHaveAttribute('title', /No other number counts them/u);
  await tests.click();
  const rows = page.getByRole('row').filter({ hasText: '#' });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('Test');
  await expect(tests).toHaveAttribute('aria-pressed', 'true');
  await filters.getByRole('button', { name: 'All' }).click();
  await expect(rows).toHaveCount(2);

  await server.post(sampleOf('another'));
  await page.getByRole('button', { name: '1 new' }).click();
  await page.getByRole('button', { name: 'Remove all tests' }).click();
  const question = page.getByRole('dialog', { name: 'Remove all tests' });
  await expect(question).toContainText('real processes stay');
  await question.getByRole('button', { name: 'Remove them' }).click();
  await expect(page.getByRole('status').filter({ hasText: '2 tests are removed.' })).toBeVisible();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('#7');
  await expect(tests).toBeHidden();
});

test('a test is removed from its page, which then leads to the board', async ({ page, server, context }) => {
  await page.goto(`${server.url}/processes/real`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#7');
  await expect(page.getByRole('button', { name: 'Remove this test' })).toBeHidden();
  const other = await context.newPage();
  await other.goto(`${server.url}/processes/sample`);
  await expect(other.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
  await page.goto(`${server.url}/processes/sample`);
  await page.getByRole('button', { name: 'Remove this test' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Board');
  await expect(page.getByText('The test is removed.')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '#' })).toHaveCount(1);
  await expect(other.getByRole('heading', { name: 'No such process' })).toBeVisible();
});
