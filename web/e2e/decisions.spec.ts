import type { Page } from '@playwright/test';
import { requestEvent } from './ignisign.ts';
import { expect, test, type TestServer } from './server.ts';

const dialog = (page: Page) => page.getByRole('dialog');
const row = (page: Page, text: string | RegExp) => page.getByRole('row').filter({ hasText: text });

/** An event of a source whose vendor is to be asked about it, and cannot be. */
async function post(server: TestServer, id: string, verificationToken?: string): Promise<void> {
  const answer = await fetch(`${server.url}/webhooks/ignisign/contracts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...requestEvent('SIGNATURE_REQUEST/LAUNCHED', id), verificationToken }),
  });
  expect(await answer.json()).toEqual({ received: true });
}

test.beforeEach(async ({ server }) => {
  await server.start({ LOG_LEVEL: 'error' });
  const source = {
    provider: 'ignisign',
    slug: 'contracts',
    workflow: 'Contracts',
    vendor: { verification: 'vendor' },
  };
  const headers = { 'content-type': 'application/json' };
  await fetch(`${server.url}/api/sources`, { method: 'POST', headers, body: JSON.stringify(source) });
});

test('a delivery that nobody has confirmed is accepted by hand, and stands on its timeline then', async ({
  page,
  server,
}) => {
  await post(server, 'r-1');
  await page.goto(`${server.url}/deliveries`);
  await expect(row(page, 'Without proof')).toContainText('It carries no verification token');
  await page.getByRole('link', { name: /^Delivery 1,/u }).click();
  await expect(dialog(page)).toContainText('There is no token');
  await expect(dialog(page)).toContainText('so its vendor cannot be asked whether it sent it.');
  await expect(dialog(page)).toContainText('It cannot be sent again');
  await expect(dialog(page).getByRole('button', { name: 'Send again' })).toBeHidden();
  await dialog(page).getByRole('button', { name: 'Accept it' }).click();
  await expect(dialog(page).getByText('Accepted: it is on its timeline now.')).toBeVisible();
  await expect(dialog(page)).toContainText('Accepted by hand, ');
  await expect(dialog(page).getByRole('button', { name: 'Accept it' })).toBeHidden();
  await dialog(page).getByRole('link', { name: 'Open the process' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Contracts · r-1');
});

test('one that is rejected by hand is on no timeline, and can still be accepted', async ({
  page,
  server,
}) => {
  await post(server, 'r-1', 'token');
  await page.goto(`${server.url}/deliveries?open=1`);
  await expect(dialog(page)).toContainText('The vendor has not confirmed yet that it sent this');
  await dialog(page).getByRole('button', { name: 'Reject it' }).click();
  await expect(dialog(page).getByText('Rejected: no timeline will show it.')).toBeVisible();
  await expect(dialog(page)).toContainText('Rejected by hand, ');
  await expect(dialog(page).getByRole('button', { name: 'Reject it' })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(row(page, 'Rejected by hand')).toBeVisible();
  await page.goto(`${server.url}/processes/r-1`);
  await expect(page.getByText('No such process')).toBeVisible();

  await page.goto(`${server.url}/deliveries?open=1`);
  await dialog(page).getByRole('button', { name: 'Accept it' }).click();
  await expect(dialog(page).getByText('Accepted: it is on its timeline now.')).toBeVisible();
});

test('what nobody has confirmed has a filter with its number, and leaves it once it is decided', async ({
  page,
  server,
}) => {
  await post(server, 'r-1');
  await post(server, 'r-2', 'token');
  await page.goto(`${server.url}/deliveries`);
  const filter = page.getByRole('button', { name: 'Not confirmed' });
  await expect(filter).toHaveText('Not confirmed2');
  await filter.click();
  await expect(page).toHaveURL(/verdict=unconfirmed/u);
  await expect(row(page, 'SIGNATURE_REQUEST/LAUNCHED')).toHaveCount(2);
  await page.getByRole('link', { name: /^Delivery 1,/u }).click();
  await dialog(page).getByRole('button', { name: 'Reject it' }).click();
  await expect(dialog(page).getByText('Rejected: no timeline will show it.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(page, 'SIGNATURE_REQUEST/LAUNCHED')).toHaveCount(1);
  await expect(filter).toHaveText('Not confirmed1');
});

test('what was quarantined waits to be confirmed once it can be read', async ({ page, server }) => {
  await fetch(`${server.url}/webhooks/ignisign/contracts`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: JSON.stringify(requestEvent('SIGNATURE_REQUEST/LAUNCHED', 'r-1')),
  });
  await page.goto(`${server.url}/deliveries?verdict=quarantined`);
  await page.getByRole('button', { name: 'Read all quarantined again' }).click();
  await expect(page.getByText('1 waits to be confirmed').first()).toBeVisible();
  await page.goto(`${server.url}/processes/r-1`);
  await expect(page.getByText('No such process')).toBeVisible();
  await page.goto(`${server.url}/deliveries?open=1`);
  await dialog(page).getByRole('button', { name: 'Accept it' }).click();
  await expect(dialog(page).getByText('Accepted: it is on its timeline now.')).toBeVisible();
  await expect(dialog(page)).toContainText('It was read again since, and could be.');
});
