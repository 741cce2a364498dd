import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { archive, step } from './cellosign.ts';
import { expect, test, type TestServer } from './server.ts';

const row = (page: Page, number: number) => page.getByRole('row').filter({ hasText: `#${number}` });
const numbers = (page: Page) =>
  page
    .getByRole('row')
    .getByText(/^#\d+$/u)
    .allInnerTexts();

async function send(server: TestServer, number: number, labels: Record<string, string> = {}): Promise<void> {
  await server.post(
    step('created', { processId: `p-${number}`, processNumber: number, transaction: 1000 + number, labels }),
  );
}

async function openBoard(page: Page, server: TestServer, path = '/'): Promise<void> {
  await page.goto(`${server.url}${path}`);
  await expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
}

test('rows stand still: an update changes its row in place and a new process waits to be asked for', async ({
  page,
  server,
}) => {
  await server.start();
  for (const number of [1, 2, 3]) await send(server, number);
  await openBoard(page, server);
  await expect(row(page, 3)).toBeVisible();
  expect(await numbers(page)).toEqual(['#3', '#2', '#1']);
  const before = await row(page, 2).boundingBox();

  await server.post(step('loggedIn', { processId: 'p-1', processNumber: 1 }));
  await send(server, 4);
  await expect(row(page, 1)).toContainText('Opened the link');
  const pill = page.getByRole('button', { name: '1 new process' });
  await expect(pill).toBeVisible();
  expect(await numbers(page)).toEqual(['#3', '#2', '#1']);
  expect(await row(page, 2).boundingBox()).toEqual(before);

  await pill.click();
  await expect(row(page, 4)).toBeVisible();
  expect(await numbers(page)).toEqual(['#4', '#1', '#3', '#2']);
  await expect(pill).toBeHidden();
});

test('a row that no longer matches stays where it is and says so', async ({ page, server }) => {
  await server.start();
  for (const number of [1, 2]) await send(server, number);
  await openBoard(page, server, '/?state=running');
  await server.post(archive({ processId: 'p-1' }));
  await expect(row(page, 1)).toContainText('No longer in this view');
  await expect(page.getByRole('button', { name: 'Completed 1' })).toBeVisible();
  expect(await numbers(page)).toEqual(['#2', '#1']);
});

test('the space bar holds the view still and counts on', async ({ page, server }) => {
  await server.start();
  await send(server, 1);
  await openBoard(page, server);
  await expect(row(page, 1)).toContainText('Not opened yet');
  await page.keyboard.press('Space');
  await expect(page.getByText('0 changes waiting')).toBeVisible();
  await server.post(step('loggedIn', { processId: 'p-1', processNumber: 1 }));
  await expect(page.getByText('1 change waiting')).toBeVisible();
  await expect(row(page, 1)).toContainText('Not opened yet');
  await page.keyboard.press('Space');
  await expect(row(page, 1)).toContainText('Opened the link');
});

test('an empty board shows the address to paste and lights up a sample within a second', async ({
  page,
  server,
}) => {
  await server.start();
  await openBoard(page, server);
  await expect(page.getByLabel('Webhook address')).toHaveValue(`${server.url}/webhooks/cellosign`);
  await page.getByRole('button', { name: 'Play a sample process' }).click();
  await expect(page.getByRole('row').nth(1)).toBeVisible({ timeout: 1000 });
});

test('a search stands in the address as chips, and each can be taken away again', async ({
  page,
  server,
}) => {
  await server.start();
  await send(server, 1, { CUSTOMER_TAG: 'north', position: 'night nurse' });
  await send(server, 2, { CUSTOMER_TAG: 'north', position: 'cook' });
  await send(server, 3, { CUSTOMER_TAG: 'צפון' });
  await openBoard(page, server);
  await page.keyboard.press('/');
  await page.keyboard.type('CUSTOMER_TAG:north position:"night nurse" ');
  await expect(page.getByRole('button', { name: 'Remove position:"night nurse"' })).toBeVisible();
  await expect(row(page, 2)).toBeHidden();
  await expect(row(page, 1)).toBeVisible();
  expect(new URL(page.url()).searchParams.get('q')).toBe('CUSTOMER_TAG:north position:"night nurse"');
  await page.getByRole('button', { name: 'Remove position:"night nurse"' }).click();
  await expect(row(page, 2)).toBeVisible();

  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.getByRole('textbox', { name: 'Search processes' }).fill('צפון');
  await expect(row(page, 3)).toBeVisible();
  await expect(row(page, 1)).toBeHidden();

  await page.getByRole('textbox', { name: 'Search processes' }).fill('state:asleep');
  await expect(page.getByRole('alert')).toContainText('asleep');
  await page.getByRole('textbox', { name: 'Search processes' }).fill('nobody');
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Show all processes' }).click();
  await expect(row(page, 1)).toBeVisible();
});

test('the counters filter, the keys move and open, and Back finds the same view', async ({
  page,
  server,
}) => {
  await server.start();
  for (let number = 1; number <= 60; number += 1) await send(server, number);
  await server.post(step('expired', { processId: 'p-7', processNumber: 7 }));
  await openBoard(page, server);
  await page.getByRole('button', { name: 'Expired 1' }).click();
  await expect(row(page, 7)).toBeVisible();
  expect(await numbers(page)).toEqual(['#7']);
  await page.getByRole('button', { name: 'Under way 59' }).click();
  await expect(row(page, 60)).toBeVisible();

  for (let press = 0; press < 30; press += 1) await page.keyboard.press('j');
  await page.keyboard.press('k');
  const selected = page.locator('[data-selected]');
  await expect(selected).toContainText('#32');
  await expect(selected).toBeInViewport();
  const scrolled = await page.evaluate(() => window.scrollY);
  expect(scrolled).toBeGreaterThan(200);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#32');

  await page.goBack();
  await expect(selected).toContainText('#32');
  await expect(selected).toBeInViewport();
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - scrolled)).toBeLessThan(2);
  await expect(page.getByRole('button', { name: 'Under way' })).toHaveAttribute('aria-pressed', 'true');

  await page.goBack();
  await expect(page.getByRole('button', { name: 'Expired' })).toHaveAttribute('aria-pressed', 'true');
});

test('the keys are listed, the export takes the search along, and typing is no command', async ({
  page,
  server,
}) => {
  await server.start();
  await send(server, 1, { CUSTOMER_TAG: 'north' });
  await openBoard(page, server, '/?q=CUSTOMER_TAG%3Anorth&state=running');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /CSV/u }).click(),
  ]);
  expect(new URL(download.url()).searchParams.get('q')).toBe('CUSTOMER_TAG:north state:running');
  expect(download.suggestedFilename()).toMatch(/\.csv$/u);
  await page.getByRole('textbox', { name: 'Search processes' }).fill('j?e');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a long list comes page by page and only the rows around the screen exist', async ({ page, server }) => {
  await server.start();
  for (let number = 1; number <= 300; number += 1) await send(server, number);
  await openBoard(page, server);
  await expect(row(page, 300)).toBeVisible();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 4000);
      return numbers(page);
    })
    .toContain('#1');
  expect((await numbers(page)).length).toBeLessThan(60);
});

test('vendor text is shown and never run', async ({ page, server }) => {
  await server.start();
  const hostile = '<img src=x onerror="document.title=\'owned\'">';
  await server.post(
    step('created', {
      processId: 'p-1',
      processNumber: 1,
      recipient: { id: 1, name: hostile },
      labels: { [hostile]: hostile, __proto__x: '"><script>document.title="owned"</script>' },
    }),
    'hostile',
  );
  await openBoard(page, server);
  await expect(row(page, 1)).toContainText('<img src=x');
  await expect(page).toHaveTitle('Board · Signalbox');
});

test('the pages work below a path of their own', async ({ page, server }) => {
  await server.start({ BASE_PATH: '/sign/box' });
  server.url += '/sign/box';
  await send(server, 1);
  await openBoard(page, server);
  await row(page, 1).getByRole('link').click();
  await expect(page).toHaveURL(/\/sign\/box\/processes\/p-1/u);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#1');
  await page.getByRole('link', { name: 'Board 1', exact: true }).click();
  await expect(row(page, 1)).toBeVisible();
});

test('a token is asked for once, and a wrong one is refused in words', async ({ page, server }) => {
  await server.start({ API_TOKEN: 'a-token-for-this-test' });
  await send(server, 1);
  await page.goto(server.url);
  await page.getByLabel('API token').fill('not this one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('not the one');
  await page.getByLabel('API token').fill('a-token-for-this-test');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(row(page, 1)).toBeVisible();
  await expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
  await page.reload();
  await expect(row(page, 1)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`nothing on the board keeps anyone out (${colorScheme}, ${viewport.width} wide)`, async ({
      page,
      server,
    }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await server.start();
      await openBoard(page, server);
      await expect(page.getByRole('heading', { name: 'Waiting for the first webhook' })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

      await send(server, 1, { CUSTOMER_TAG: 'north' });
      await server.post(step('loaded', { processId: 'p-1', processNumber: 1 }));
      await send(server, 2);
      await server.post(step('expired', { processId: 'p-2', processNumber: 2 }));
      await page.goto(`${server.url}/?q=-state:failed&sel=p-1`);
      await expect(row(page, 1)).toBeVisible();
      await send(server, 3);
      await expect(page.getByRole('button', { name: '1 new process' })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }
}
