import type { Page } from '@playwright/test';
import { archive, step } from './cellosign.ts';
import { expectFit } from './expect-fit.ts';
import { expect, test, type TestServer } from './server.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const row = (page: Page, number: number) => page.getByRole('row').filter({ hasText: `#${number}` });
const filter = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Filter by state' }).getByRole('button', { name });
const numbers = (page: Page) =>
  page
    .getByRole('row')
    .getByText(/^#\d+$/u)
    .allInnerTexts();

/** Twenty that were submitted within half an hour, one of them after two days of silence. Resolves to their beginning. */
async function teach(server: TestServer): Promise<number> {
  const start = Date.now() - 10 * day;
  for (let index = 0; index < 20; index += 1) {
    const told = { processId: `done-${index}`, processNumber: 100 + index };
    const submitted = start + (index === 0 ? 2 * day : 30 * minute);
    await server.post(step('created', { ...told, at: start }));
    await server.post(step('submitted', { ...told, at: submitted }));
    await server.post(archive({ ...told, at: submitted + minute }));
  }
  return start;
}

test('the board tells what runs late and what went quiet, and begins with it where that is wished', async ({
  page,
  server,
}) => {
  await server.start();
  test.slow();
  await teach(server);
  for (const [number, age] of [
    [7, 5 * minute],
    [2, 5 * day],
    [3, 60 * minute],
  ] as const) {
    const told = { processId: `p-${number}`, processNumber: number };
    await server.post(step('created', { ...told, at: Date.now() - age }));
  }
  // Learned behind.
  const late = async () => {
    const answer = await fetch(`${server.url}/api/processes?limit=1`);
    return ((await answer.json()) as { counts: { late: number } }).counts.late;
  };
  await expect.poll(late, { timeout: 15_000 }).toBe(2);
  await page.goto(server.url);
  await expect(row(page, 3)).toContainText('Nine in ten took under 30m');
  await expect(row(page, 2)).toContainText('Quiet for 5d');
  await expect(row(page, 7)).toContainText(/Candidate.* · for 5 min/u);
  await expect(filter(page, /^All/u)).toHaveText(/23$/u);
  await expect(filter(page, /^Under way/u)).toHaveText(/3$/u);
  await expect(filter(page, /^Running late/u)).toHaveText(/2$/u);
  await expect(filter(page, /^Quiet/u)).toHaveText(/1$/u);

  await page.getByRole('button', { name: 'Sort: Newest change' }).click();
  await expect(page.getByRole('menuitemradio', { name: 'Newest change' })).toBeChecked();
  await page.getByRole('menuitemradio', { name: 'Needs attention' }).click();
  await expect(page).toHaveURL(/\?sort=attention$/u);
  await expect.poll(async () => (await numbers(page)).slice(0, 4)).toEqual(['#2', '#3', '#7', '#119']);
  await expectFit(page, 'the board by what needs attention');

  await filter(page, /^Running late/u).click();
  await expect(page).toHaveURL(/\?state=late&sort=attention$/u);
  await expect.poll(() => numbers(page)).toEqual(['#2', '#3']);
  await server.post(step('submitted', { processId: 'p-3', processNumber: 3 }));
  await expect(row(page, 3)).toContainText('No longer in this view');
  await expect(filter(page, /^Running late/u)).toHaveText(/1$/u);

  await page.getByRole('textbox', { name: 'Search processes' }).fill('is:quiet ');
  await expect(filter(page, /^Quiet/u)).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(() => numbers(page)).toEqual(['#2']);
});

test('a process that went quiet is closed by hand, which can be undone', async ({ page, server }) => {
  await server.start();
  test.slow();
  const start = await teach(server);
  const told = { processId: 'p-7', processNumber: 7 };
  await server.post(step('created', { ...told, at: Date.now() - 5 * day }));
  await page.goto(`${server.url}/processes/done-0`);
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Close', exact: true })).toBeHidden();
  // Nothing is late or quiet about this one, and yet somebody may know better.
  await server.post(step('created', { processId: 'p-8', processNumber: 8 }));
  await page.goto(`${server.url}/processes/p-8`);
  await expect(page.getByRole('button', { name: 'Close', exact: true })).toBeVisible();
  await page.goto(`${server.url}/processes/p-7`);
  await expect(page.getByText(/^quiet at .Candidate. for 5d/u)).toBeVisible({ timeout: 15_000 });
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByText('Closed', { exact: true })).toBeVisible();
  // At once: it is offered for some seconds only.
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The process is under way again.')).toBeVisible();
  await expect(page.getByText(/^quiet at .Candidate. for 5d/u)).toBeVisible();

  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByText('Closed', { exact: true })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Events' }).getByRole('row').nth(1)).toContainText(
    'Closed by hand',
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await expectFit(page, 'a closed process, on a phone');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'Board' }).click();
  await expect(filter(page, /^Closed/u)).toHaveText(/1$/u);
  await expect(row(page, 7)).toContainText(/Closed.*at .*Candidate/u);
  await server.post(step('loggedIn', told));
  await expect(row(page, 7)).toContainText('Opened the link');
  await expect(filter(page, /^Closed/u)).toBeHidden();

  // What took too long in the past was late then.
  const then = (after: number) =>
    page.goto(`${server.url}/processes/done-0?at=${new Date(start + after).toISOString()}`);
  await then(20 * minute);
  await expect(page.getByText('As it was')).toBeVisible();
  await expect(page.getByText('not opened for 20m', { exact: true })).toBeVisible();
  await then(90 * minute);
  await expect(page.getByText('late: 1h 30m in all, nine in ten took under 30m')).toBeVisible();
});
