import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { archive, step } from './cellosign.ts';
import { expect, test } from './server.ts';

/** The vendor's own sample of a created session. */
const created = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../server/providers/cellosign/fixtures/created.json'), 'utf8'),
) as { event: { type: string; timestamp: string }; session: { process_id: string } };

test('a webhook comes in and a station lights up, step by step, without reload', async ({ page, server }) => {
  await server.start();
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'Waiting for the first webhook' })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  await server.post(created);
  const row = page.getByRole('row').filter({ hasText: '#51' });
  await expect(row).toContainText('Not opened yet');
  await expect(row).toContainText('client');
  await expect(row).toContainText('Test');

  const at = (second: number) => ({
    ...created,
    event: { type: '', timestamp: `2025-01-26T09:00:0${second}.000000` },
  });
  for (const [second, [type, words]] of [
    ['WHEF_CLIENT_LOGGED_IN', 'Opened the link'],
    ['WHEF_CLIENT_FORM_LOADED', 'Filling the form'],
    ['WHEF_CLIENT_FORM_SUBMITTED', 'Submitted'],
  ].entries()) {
    const body = at(second);
    await server.post({ ...body, event: { ...body.event, type } });
    await expect(row).toContainText(words ?? '');
  }
  const end = {
    event: { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T09:10:00.000000' },
    reference: created.session.process_id,
  };
  await server.post(end);
  await expect(row).toContainText('Completed');
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
});

test('the page says so when the server is killed, and catches up by itself when it is back', async ({
  page,
  server,
}) => {
  await server.start();
  await server.post(step('created', { processId: 'p-1' }));
  await page.goto(server.url);
  const row = page.getByRole('row').filter({ hasText: '#51' });
  await expect(row).toContainText('Not opened yet');
  await expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  // Whoever searches has moved before: what helps with it has come by then.
  const search = page.getByRole('combobox', { name: 'Search processes' });
  await page.mouse.move(200, 200);
  await expect(search).toHaveAttribute('aria-autocomplete', 'list');

  await server.kill();
  await expect(
    page
      .getByText(/Reconnecting|Offline/u)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  // What is looked for meanwhile is found by itself too.
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/processes')) asked.push(request.url());
  });
  await search.fill('51');
  await expect(page.getByText('The list could not be loaded')).toBeVisible();
  expect(asked.filter((url) => url.includes('q=51'))).toHaveLength(1);
  // Without a network it is not even tried.
  await page.context().setOffline(true);
  await search.fill('#51');
  await expect(page).toHaveURL(/q=%2351/u);
  await expect(page.getByText('The list could not be loaded')).toBeVisible();
  expect(asked.filter((url) => url.includes('q=%2351'))).toEqual([]);
  await page.context().setOffline(false);
  await server.start();
  await expect(row).toContainText('Not opened yet', { timeout: 20_000 });
  await search.fill('');
  await server.post(step('loggedIn', { processId: 'p-1' }));
  await server.post(step('created', { processId: 'p-2', processNumber: 52, transaction: 54 }));
  await expect(row).toContainText('Opened the link', { timeout: 20_000 });
  await expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
  await page.getByRole('button', { name: /1 new/u }).click();
  await expect(page.getByRole('row').filter({ hasText: '#52' })).toBeVisible();
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
});

test('a process page follows its process, from any event first to its archive', async ({ page, server }) => {
  await server.start();
  await server.post(step('loggedIn', { processId: 'p/1 ä', labels: { position: 'nurse' } }));
  await page.goto(`${server.url}/processes/${encodeURIComponent('p/1 ä')}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#51');
  await expect(page.getByText('Opened the link').first()).toBeVisible();
  await expect(page.getByText('nurse')).toBeVisible();
  await server.post(step('submitted', { processId: 'p/1 ä' }));
  await expect(page.getByRole('row').filter({ hasText: 'Form submitted' })).toBeVisible();
  await server.post(archive({ processId: 'p/1 ä' }));
  await expect(page.getByText('Completed').first()).toBeVisible();
});

test('a page that is opened while the server is away comes by itself once it is back', async ({
  page,
  server,
}) => {
  await server.start();
  await server.post(step('created', { processId: 'p-1' }));
  await page.goto(server.url);
  const row = page.getByRole('row').filter({ hasText: '#51' });
  await expect(row).toContainText('Not opened yet');
  await server.kill();
  await row.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/processes\/p-1/u);
  await server.start();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#51', { timeout: 20_000 });
});
