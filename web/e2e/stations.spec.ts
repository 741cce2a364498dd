import { step } from './cellosign.ts';
import { expectFit } from './expect-fit.ts';
import { expect, test } from './server.ts';

const hour = 60 * 60_000;

test.beforeEach(async ({ server }) => {
  await server.start();
  const at = Date.now() - hour;
  for (const [processId, processNumber, recipient] of [
    ['a', 11, { id: 1, name: 'Candidate' }],
    ['b', 12, { id: 1, name: 'Candidate' }],
    ['c', 13, { id: 2, name: 'Manager' }],
  ] as const) {
    await server.post(
      step('created', { processId, processNumber, recipient, labels: { region: 'north' }, at }),
    );
  }
});

test('stations show who stands where, keep the search, and lead to the board', async ({ page, server }) => {
  await page.goto(`${server.url}/?q=region:north`);
  await page.getByRole('navigation', { name: 'Ways to look' }).getByText('Stations').click();
  await expect(page).toHaveURL(/\/stations\?q=region/u);
  const column = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
  await expect(column('Candidate').getByRole('link')).toHaveCount(2);
  await expect(column('Manager')).toContainText('#13');
  await expectFit(page, 'the stations');

  // A card keeps its place until somebody asks for the new order.
  const at = Date.now();
  await server.post(
    step('submitted', { processId: 'a', processNumber: 11, labels: { region: 'north' }, at }),
  );
  await expect(column('Candidate')).toContainText('Moved on');
  await page.getByText('came or moved on').click();
  await expect(column('Candidate').getByRole('link')).toHaveCount(1);
  await column('Manager').getByRole('link').click();
  await expect(page).toHaveURL(/processes\/c/u);
});

test('the wallboard shows what is under way, and never what is stale as live', async ({ page, server }) => {
  await page.goto(`${server.url}/stations?q=region:north`);
  await page.getByRole('navigation', { name: 'Ways to look' }).getByText('Wallboard').click();
  await expect(page).toHaveURL(/\/wallboard\?q=region/u);
  await expect(page.getByRole('row')).toHaveCount(3);
  await expect(page.getByRole('status')).toHaveText('Live');
  await expectFit(page, 'the wallboard');

  await server.kill();
  await expect(page.getByRole('status')).toHaveText(/Offline since/u);
  await server.start();
  await expect(page.getByRole('status')).toHaveText('Live');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/\?q=region/u);
});
