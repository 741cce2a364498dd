import type { Locator, Page } from '@playwright/test';
import { archive, step } from './cellosign.ts';
import { expect, test, type TestServer } from './server.ts';

const row = (page: Page, number: number) => page.getByRole('row').filter({ hasText: `#${number}` });
const numbers = (page: Page) =>
  page
    .getByRole('row')
    .getByText(/^#\d+$/u)
    .allInnerTexts();

async function send(server: TestServer, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await server.post(step('created', { processId: `p-${number}`, processNumber: number }));
  }
}

async function box(part: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  await expect(part).toBeVisible();
  return (await part.boundingBox()) ?? { x: NaN, y: NaN, width: NaN, height: NaN };
}

async function openBoard(page: Page, server: TestServer, path = '/'): Promise<void> {
  await page.goto(`${server.url}${path}`);
  await expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
}

test.beforeEach(async ({ server }) => {
  await server.start();
});

test('nothing on the list moves by a pixel when the pill comes', async ({ page, server }) => {
  await send(server, 3);
  await openBoard(page, server);
  await expect(row(page, 2)).toBeVisible();
  const before = await row(page, 2).boundingBox();
  await server.post(step('created', { processId: 'p-4', processNumber: 4 }));
  await expect(page.getByRole('button', { name: '1 new process' })).toBeVisible();
  expect(await row(page, 2).boundingBox()).toEqual(before);
});

for (const width of [1440, 1000, 390]) {
  test(`the pill has a place of its own, ${width} wide`, async ({ page, server }) => {
    await send(server, 3);
    await page.setViewportSize({ width, height: 844 });
    await openBoard(page, server);
    await expect(row(page, 2)).toBeVisible();
    await server.post(step('created', { processId: 'p-4', processNumber: 4 }));
    const pill = await box(page.getByRole('button', { name: '1 new process' }));
    const filters = await box(page.getByRole('group', { name: 'Filter by state' }));
    const table = await box(page.getByRole('table'));
    const order = await box(page.getByRole('button', { name: 'Sort: Newest change' }));
    expect(pill.y).toBeGreaterThanOrEqual(filters.y + filters.height);
    expect(pill.y + pill.height).toBeLessThanOrEqual(table.y);
    expect(pill.x).toBeGreaterThan(order.x + order.width);
  });
}

test('a row says when its last event happened, and the list in which order it is', async ({
  page,
  server,
}) => {
  const at = Date.now() - 3 * 60 * 60_000;
  await server.post(step('created', { processId: 'p-1', processNumber: 1 }));
  await server.post(step('created', { processId: 'p-2', processNumber: 2, at }));
  await openBoard(page, server);
  await expect(page.getByRole('columnheader', { name: 'Last event' })).toHaveAttribute('title', /order/u);
  await expect(row(page, 2)).toContainText('3h ago');
  await expect(page.getByRole('button', { name: 'Sort: Newest change' })).toBeVisible();
  expect(await numbers(page)).toEqual(['#2', '#1']);
  await openBoard(page, server, '/?sort=started');
  await expect(page.getByRole('button', { name: 'Sort: Newest started' })).toBeVisible();
  expect(await numbers(page)).toEqual(['#1', '#2']);
});

test('a row that no longer matches stays where it is and says so', async ({ page, server }) => {
  await send(server, 2);
  await openBoard(page, server, '/?state=running');
  await expect(row(page, 1)).toBeVisible();
  await server.post(archive({ processId: 'p-1' }));
  await expect(row(page, 1)).toContainText('No longer in this view');
  await expect(page.getByRole('button', { name: 'Completed 1' })).toBeVisible();
  expect(await numbers(page)).toEqual(['#2', '#1']);
});

test('the keys move and open, and Back finds the selection and the place in the list', async ({
  page,
  server,
}) => {
  await send(server, 60);
  await openBoard(page, server);
  await page.getByRole('button', { name: 'Under way 60' }).click();
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
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - scrolled)).toBeLessThan(2);
  await expect(page.getByRole('button', { name: 'Under way' })).toHaveAttribute('aria-pressed', 'true');
});

test('the keys are listed, and typing is no command', async ({ page, server }) => {
  await send(server, 1);
  await openBoard(page, server);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('combobox', { name: 'Search processes' }).fill('');
  await page.keyboard.type('?');
  await expect(page.getByRole('combobox', { name: 'Search processes' })).toHaveValue('?');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a long list comes page by page, and only the rows around the screen exist', async ({
  page,
  server,
}) => {
  await send(server, 300);
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
