import type { Page } from '@playwright/test';
import { archive, step } from './cellosign.ts';
import { expectFit } from './expect-fit.ts';
import { expect, test } from './server.ts';

const start = Date.UTC(2026, 2, 2, 8);
const minute = 60_000;
const candidate = { id: 1, name: 'Candidate' };
const manager = { id: 2, name: 'Manager' };

test.beforeEach(async ({ server }) => {
  await server.start();
  for (const processId of ['a', 'b']) {
    const processNumber = processId === 'a' ? 51 : 52;
    const told = (minutes: number, recipient = candidate) => ({
      processId,
      processNumber,
      recipient,
      at: start + minutes * minute,
    });
    await server.post(step('created', told(0)));
    await server.post(step('loggedIn', told(3)));
    await server.post(step('submitted', told(5)));
    await server.post(step('created', told(6, manager)));
    await server.post(step('loggedIn', told(300, manager)));
    await server.post(step('submitted', told(310, manager)));
    await server.post(archive(told(311)));
  }
});

const rows = (page: Page) => page.getByRole('table').getByRole('row');

test('a stop, a mark and a row select the same event, and the address holds it with the scale', async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}/processes/a`);
  const row = (name: RegExp) => rows(page).filter({ hasText: name });
  await page.getByRole('button', { name: 'Candidate', exact: true }).click();
  await expect(row(/Candidate.*Form submitted/u)).toHaveAttribute('aria-current', 'true');
  await expect(page).toHaveURL(/event=\d+/u);
  await page.getByRole('button', { name: /^Manager: Link opened/u }).press('Enter');
  await expect(row(/Manager.*Link opened/u)).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('button', { name: 'Manager', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByRole('img', { name: /Nothing happened for/u })).toHaveCount(1);
  await page.getByRole('switch', { name: 'True scale' }).check();
  await expect(page).toHaveURL(/scale=true/u);
  await page.reload();
  await expect(page.getByRole('switch', { name: 'True scale' })).toBeChecked();
  await expect(row(/Manager.*Link opened/u)).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('img', { name: /Nothing happened for/u })).toHaveCount(0);
});

test('the chart zooms by wheel, keys and buttons and is pulled along, and nothing else moves', async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}/processes/a`);
  const plot = page.getByRole('group', { name: /^Bars of time/u });
  const chart = page.getByRole('region', { name: 'Time chart' });
  const wholeRange = /Mon, 2 Mar 2026, 10:00\W*15:11/u;
  await expect(chart).toContainText(wholeRange);
  const place = () => plot.evaluate(({ scrollLeft, scrollWidth }) => ({ scrollLeft, scrollWidth }));
  await expect(page.getByRole('slider')).toBeVisible();
  const box = await plot.boundingBox();
  if (box === null) throw new Error('the plot is not there');
  await page.mouse.move(box.x + box.width / 2, box.y + 60);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await place()).scrollWidth).toBeGreaterThan(box.width * 1.3);
  await expect(chart).not.toContainText(wholeRange);
  const closer = await place();
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 60, box.y + 60, { steps: 4 });
  await page.mouse.up();
  expect((await place()).scrollLeft).toBe(closer.scrollLeft + 60);
  expect(page.url()).not.toContain('event=');
  expect(await plot.boundingBox()).toEqual(box);
  await plot.focus();
  await page.keyboard.press('+');
  await expect.poll(async () => (await place()).scrollWidth).toBeGreaterThan(closer.scrollWidth);
  await page.keyboard.press('0');
  await expect.poll(async () => (await place()).scrollWidth).toBeLessThanOrEqual(Math.ceil(box.width));
  await expect(chart).toContainText(wholeRange);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(async () => (await place()).scrollWidth).toBeGreaterThan(box.width);
  await expectFit(page, 'a chart that is zoomed');
  // What is played again comes into sight, wherever one was looking.
  await plot.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  await page.getByRole('slider').fill('0');
  await expect.poll(async () => (await place()).scrollLeft).toBeLessThan(60);
});

test('replay shows line, chart, list and state as they were, says so, and leads back', async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}/processes/a?at=2026-03-02T09:00:00.000Z`);
  await expect(page.getByText('As it was')).toBeVisible();
  await expect(page.getByText('Not opened yet').first()).toBeVisible();
  await expect(rows(page).filter({ hasText: /Form sent|Link opened|Form submitted/u })).toHaveCount(4);
  await expect(page.getByText('1h since start')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Manager: Link opened/u })).toHaveCount(0);
  await expect(page.getByText('not begun yet')).toHaveCount(0);
  await expectFit(page, 'a moment of the past');

  await page.getByRole('slider').fill('0');
  await expect(page.getByRole('listitem').filter({ hasText: 'not begun yet' })).toContainText('Manager');
  await expect(rows(page).filter({ hasText: 'Form sent' })).toHaveCount(1);
  await expect(page).toHaveURL(/at=2026-03-02T08%3A00%3A00\.000Z/u);
  // Reduced motion was asked for: it goes from event to event.
  await page.keyboard.press('Space');
  await expect(rows(page).filter({ hasText: 'Link opened' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page.getByText('As it was')).toBeHidden();
  await expect(page.getByText('Completed').first()).toBeVisible();
  await expect(page).not.toHaveURL(/at=/u);
});

test('another process is found and laid beside this one, both from their start', async ({ page, server }) => {
  await page.goto(`${server.url}/processes/a`);
  await page.getByRole('button', { name: 'Compare' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('link')).toHaveCount(1);
  await expect(dialog.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('52');
  await dialog.getByRole('link', { name: /#52/u }).click();
  await expect(page).toHaveURL(/\/compare\?a=a&/u);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([/#51/u, /#52/u]);
  const marks = page.getByRole('button', { name: /^Manager: Link opened/u });
  await expect(marks).toHaveCount(2);
  const lefts = await marks.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
  expect(lefts[0]).toBe(lefts[1]);
  await expectFit(page, 'two processes side by side');

  // Both are live.
  for (const [processId, processNumber] of [
    ['a', 51],
    ['b', 52],
  ] as const) {
    const told = {
      processId,
      processNumber,
      recipient: { id: 3, name: 'Payroll' },
      at: start + 320 * minute,
    };
    await server.post(step('created', told));
    await server.post(step('loggedIn', { ...told, at: told.at + minute }));
  }
  await expect(page.getByRole('button', { name: /^Payroll: Link opened/u })).toHaveCount(2);
  await marks.nth(1).press('Enter');
  await expect(page).toHaveURL(/\/processes\/b\?.*event=/u);
});
