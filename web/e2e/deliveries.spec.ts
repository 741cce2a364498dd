import type { Page } from '@playwright/test';
import { step } from './cellosign.ts';
import { expectFit } from './expect-fit.ts';
import { expect, test, type TestServer } from './server.ts';

const rows = (page: Page) => page.getByRole('row').filter({ has: page.getByRole('link') });
const row = (page: Page, text: string | RegExp) => rows(page).filter({ hasText: text });
const dialog = (page: Page) => page.getByRole('dialog');

/** Posts what the vendor would not be told "0" for. */
async function postBroken(server: TestServer, body: string, source = 'hr'): Promise<void> {
  const url = `${server.url}/webhooks/cellosign/${source}`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(answer.status).toBe(400);
}

test.beforeEach(async ({ server }) => {
  await server.start();
});

test('everything that arrives is listed with what became of it, and each kind can be seen alone', async ({
  page,
  server,
}) => {
  const login = step('loggedIn', { processId: 'a' });
  await server.post(step('created', { processId: 'a' }));
  await server.post(login);
  await server.post(login);
  await server.post({ event: { type: 'WHEF_SMS_SENT', timestamp: '2025-01-26T08:49:33' } });
  await postBroken(server, '{"event": {');
  await page.goto(`${server.url}/deliveries`);
  await expect(rows(page)).toHaveCount(5);
  await expect(rows(page).first()).toContainText('The body is not JSON');
  await expect(row(page, 'WHEF_SMS_SENT')).toContainText('Ignored');
  await expect(row(page, 'Duplicate')).toContainText('WHEF_CLIENT_LOGGED_IN');

  const filters = page.getByRole('group', { name: 'Filter by what became of them' });
  await filters.getByRole('button', { name: 'Duplicates' }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page).toHaveURL(/verdict=duplicate/u);
  await rows(page)
    .getByRole('link', { name: /^of \d+$/u })
    .click();
  await expect(dialog(page)).toContainText('Delivery 2');
  await page.keyboard.press('Escape');
  await filters.getByRole('button', { name: 'Quarantine 1' }).click();
  await expect(page.getByText('What could not be read waits here')).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await expect(rows(page)).toContainText('Duplicate');
  await filters.getByRole('button', { name: 'All' }).click();
  await row(page, 'New session created in workflow').getByRole('link', { name: 'a', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#51');
});

test('new ones come in by themselves, but never under the pointer', async ({ page, server }) => {
  await page.goto(`${server.url}/deliveries`);
  await expect(page.getByText('Nothing has arrived yet')).toBeVisible();
  await server.post(step('created', { processId: 'a' }));
  await expect(rows(page)).toHaveCount(1);
  await server.post(step('loggedIn', { processId: 'a' }));
  await expect(rows(page)).toHaveCount(2);

  await rows(page).first().hover();
  await server.post(step('loaded', { processId: 'a' }));
  const pill = page.getByRole('button', { name: '1 new' });
  await expect(pill).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await pill.click();
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).first()).toContainText('WHEF_CLIENT_FORM_LOADED');
});

test('an opened delivery shows what arrived; Back and Escape close it, and its address opens it', async ({
  page,
  server,
}) => {
  await server.post({
    ...step('loaded', { processId: 'a' }),
    client: { ip: '10.1.2.3', user_agent: 'Nice' },
  });
  await page.goto(`${server.url}/deliveries?verdict=stored`);
  await rows(page)
    .getByRole('link', { name: /^Delivery 1,/u })
    .click();
  await expect(page).toHaveURL(/verdict=stored&open=1$/u);
  await expect(dialog(page)).toContainText('"user_agent": "Nice"');
  await expect(dialog(page)).toContainText('content-type: application/json');
  await expect(dialog(page)).toContainText('{"status":"0","errordesc":"","data":[]}');
  await expect(dialog(page).getByText('removed: IP addresses')).toBeVisible();
  await expect(dialog(page)).not.toContainText('10.1.2.3');
  await page.goBack();
  await expect(dialog(page)).toBeHidden();
  await page.goForward();
  await expect(dialog(page)).toBeVisible();
  await page.reload();
  await expect(dialog(page)).toContainText('WHEF_CLIENT_FORM_LOADED');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(page).toHaveURL(/verdict=stored$/u);
  await page.goto(`${server.url}/deliveries?open=99`);
  await expect(dialog(page).getByRole('alert')).toHaveText('There is no delivery with this number.');
});

test('a delivery can be sent again, and comes as a new one', async ({ page, server }) => {
  await server.post(step('created', { processId: 'a' }));
  await page.goto(`${server.url}/deliveries?open=1`);
  await dialog(page).getByRole('button', { name: 'Send again' }).click();
  await expect(dialog(page)).toContainText('It came again and was answered with 200.');
  await dialog(page).getByRole('link', { name: 'Open delivery 2' }).click();
  await expect(dialog(page)).toContainText('Delivery 2');
  await expect(dialog(page)).toContainText('of delivery 1');
  await page.keyboard.press('Escape');
  await expect(row(page, 'Duplicate')).toBeVisible();
});

test('picked ones and all that are quarantined are read again, and what came of it is said', async ({
  page,
  server,
}) => {
  await postBroken(server, '{"event": {');
  await postBroken(server, '{"event": {"type":');
  await server.post(step('created', { processId: 'a' }));
  await page.goto(`${server.url}/deliveries`);
  await page.getByRole('checkbox', { name: 'Pick delivery 1' }).check();
  await page.getByRole('checkbox', { name: 'Pick delivery 3' }).check();
  await page.getByRole('group', { name: '2 picked' }).getByRole('button', { name: 'Read again' }).click();
  await expect(
    page.getByRole('status').filter({ hasText: '1 had been read already. 1 still' }),
  ).toBeAttached();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('checkbox', { name: 'Pick all that are loaded' }).check();
  await expect(page.getByRole('group', { name: '3 picked' })).toBeVisible();
  await page.goto(`${server.url}/deliveries?verdict=quarantined`);
  await page.getByRole('button', { name: 'Read all quarantined again' }).click();
  await expect(page.getByRole('status').filter({ hasText: '2 still cannot be read.' })).toBeAttached();
});

test('the keys move through the rows, pick and open', async ({ page, server }) => {
  for (const id of ['a', 'b', 'c']) await server.post(step('created', { processId: id }));
  await page.goto(`${server.url}/deliveries`);
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('checkbox', { name: 'Pick delivery 2' })).toBeChecked();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toContainText('Delivery 2');
});

test('a long list comes page by page, and only the rows around the screen exist', async ({
  page,
  server,
}) => {
  for (let number = 1; number <= 260; number += 1) {
    await server.post(step('created', { processId: `p-${number}`, processNumber: number }));
  }
  await page.goto(`${server.url}/deliveries`);
  await expect(row(page, 'p-260')).toBeVisible();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 3000);
      return rows(page).last().innerText();
    })
    .toMatch(/p-1\b/u);
  expect(await rows(page).count()).toBeLessThan(70);
});

test('the side bar counts what is in quarantine', async ({ page, server }) => {
  await postBroken(server, 'x');
  await page.goto(server.url);
  await page.getByRole('navigation').getByRole('link', { name: 'Deliveries 1' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Deliveries');
  await expect(page).toHaveTitle('Deliveries · Signalbox');
});

for (const width of [1440, 390]) {
  test(`the page and an opened delivery are fit for everybody, ${width} wide`, async ({ page, server }) => {
    await postBroken(server, '{"event": {');
    await server.post({ ...step('created', { processId: 'a' }), client: { ip: '10.1.2.3' } }, 'דיור');
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`${server.url}/deliveries?verdict=quarantined`);
    await expect(rows(page)).toHaveCount(1);
    await expectFit(page, 'quarantine');
    await page.goto(`${server.url}/deliveries`);
    await page.getByRole('checkbox', { name: 'Pick delivery 1' }).check();
    await expectFit(page, 'a picked delivery');
    await page.goto(`${server.url}/deliveries?open=2`);
    await expect(dialog(page).getByText('removed: IP addresses')).toBeVisible();
    await expectFit(page, 'an opened delivery');
  });
}
