import type { Page } from '@playwright/test';
import { archive, step } from './cellosign.ts';
import { expectFit } from './expect-fit.ts';
import { expect, test, type TestServer } from './server.ts';

const minute = 60_000;
const hour = 60 * minute;
const row = (page: Page, number: number) => page.getByRole('row').filter({ hasText: `#${number}` });
const filter = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Filter by state' }).getByRole('button', { name });
const numbers = (page: Page) =>
  page
    .getByRole('row')
    .getByText(/^#\d+$/u)
    .allInnerTexts();
/** Number of the newest event that can be read. */
async function newest(server: TestServer): Promise<number> {
  const answer = await fetch(`${server.url}/api/processes?limit=1`);
  return ((await answer.json()) as { seq: number }).seq;
}

test('the board goes back to a moment, stands still there, and comes back to now', async ({
  page,
  server,
}) => {
  await server.start();
  test.slow();
  const now = Date.now();
  await server.post(step('created', { processId: 'p-1', processNumber: 1, at: now - 10 * hour }));
  await server.post(step('submitted', { processId: 'p-1', processNumber: 1, at: now - 4 * hour }));
  await server.post(archive({ processId: 'p-1', at: now - 3 * hour }));
  await server.post(step('created', { processId: 'p-2', processNumber: 2, at: now - 6 * hour }));
  await server.post(step('created', { processId: 'p-3', processNumber: 3, at: now - hour }));
  await page.goto(server.url);
  await expect(row(page, 3)).toBeVisible();

  await page.getByRole('button', { name: 'Look back' }).click();
  const slider = page.getByRole('slider', { name: 'Moment that is shown' });
  await expect(slider).toBeFocused();
  await expect(slider).toHaveAttribute('aria-valuetext', 'Now');
  await page.keyboard.press('Home');
  await expect(page).toHaveURL(/\?at=/u);
  await expect.poll(() => numbers(page)).toEqual(['#1']);
  await expect(row(page, 1)).toContainText('Not opened yet');
  await expect(filter(page, /^All/u)).toHaveText(/1$/u);
  await expect(filter(page, /^Running late/u)).toHaveText(/0$/u);

  const at = new Date(now - 5 * hour).toISOString();
  await page.goto(`${server.url}/?at=${at}`);
  await expect(page.getByText('As of')).toBeVisible();
  await expect.poll(() => numbers(page)).toEqual(['#2', '#1']);
  await expect(row(page, 2)).toContainText('· for 1h');
  await expect(filter(page, /^Under way/u)).toHaveText(/2$/u);
  await expect(slider).toHaveAttribute('aria-valuetext', /\d\d:\d\d$/u);
  await expectFit(page, 'the board of the past');

  // The numbers of today are not shown beside those of then, and other pages say that they are of now.
  const sideBar = page.getByRole('navigation', { name: 'Pages' });
  await expect(sideBar.getByRole('link', { name: 'hr' })).toHaveText('hr');
  await page.getByRole('navigation', { name: 'Ways to look' }).getByText('Stations').click();
  await expect(page.getByText('These are the stations as they are now')).toBeVisible();
  await expect(sideBar.getByRole('link', { name: 'hr' })).toHaveText('hr3');
  await expectFit(page, 'the stations for one who comes from the past');
  await page.getByRole('navigation', { name: 'Ways to look' }).getByText('Wallboard').click();
  await expect(page.getByText('as it is now')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(encodeURIComponent(at), 'u'));
  await expect.poll(() => numbers(page)).toEqual(['#2', '#1']);

  // What happens now does not enter, and nobody is told of it.
  const heard: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload))));
  await page.reload();
  await expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
  await expect(row(page, 2)).toBeVisible();
  await server.post(step('created', { processId: 'p-4', processNumber: 4 }));
  await server.post(archive({ processId: 'p-2' }));
  await expect.poll(() => newest(server)).toBe(7);
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(page).not.toHaveURL(new RegExp(encodeURIComponent(at), 'u'));
  await expect.poll(() => numbers(page)).toEqual(['#2', '#1']);
  await expect(row(page, 2)).toContainText('Not opened yet');
  expect(heard.filter((payload) => payload.includes('"changes"'))).toEqual([]);

  // The same search, tested by what was so then; a row leads to its page at that moment.
  await filter(page, /^Under way/u).click();
  await expect(page).toHaveURL(/state=running&at=/u);
  await expect.poll(() => numbers(page)).toEqual(['#2', '#1']);
  await row(page, 1).getByRole('link').click();
  await expect(page).toHaveURL(/\/processes\/p-1\?at=/u);
  await expect(page.getByText('As it was')).toBeVisible();
  await page.goBack();
  await expect.poll(() => numbers(page)).toEqual(['#2', '#1']);

  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page).toHaveURL(/\?state=running/u);
  await expect.poll(async () => (await numbers(page)).toSorted()).toEqual(['#3', '#4']);
  await expect(page.getByText('As of')).toBeHidden();
  await expect(slider).toBeHidden();
});

test('whoever comes back is told what changed, sees which rows did, and has done with it by a click', async ({
  page,
  server,
}) => {
  await server.start();
  test.slow();
  for (const number of [1, 2, 3]) {
    await server.post(step('created', { processId: `p-${number}`, processNumber: number }));
  }
  await expect.poll(() => newest(server)).toBe(3);
  // As this browser remembers it from two hours ago.
  await page.addInitScript(
    (last) => {
      const place = 'signalbox look ';
      if (localStorage.getItem(place) === null)
        localStorage.setItem(place, JSON.stringify({ last, news: null }));
    },
    { seq: 3, at: Date.now() - 2 * hour },
  );
  await server.post(step('loggedIn', { processId: 'p-1', processNumber: 1 }));
  await server.post(archive({ processId: 'p-2' }));
  await server.post(step('created', { processId: 'p-4', processNumber: 4 }));
  await expect.poll(() => newest(server)).toBe(6);

  await page.goto(server.url);
  const told = page.getByRole('button', { name: / to .*\d\d:\d\d: 1 started, 1 moved on, 1 completed/u });
  await expect(told).toBeVisible();
  const changed = page.getByRole('row').filter({ hasText: 'Changed since you last looked' });
  await expect(changed).toHaveCount(3);
  await expect(row(page, 3)).not.toContainText('Changed since');
  await expectFit(page, 'a board with news');

  await told.click();
  await expect(page).toHaveURL(/\?since=3$/u);
  await expect.poll(async () => (await numbers(page)).toSorted()).toEqual(['#1', '#2', '#4']);
  await expect(filter(page, /^All/u)).toHaveText(/3$/u);
  await row(page, 4).getByRole('link').click();
  await page.getByRole('navigation', { name: 'Where you are' }).getByRole('link', { name: 'Board' }).click();
  await expect(row(page, 3)).toBeVisible();
  await expect(changed).toHaveCount(2);

  // It is remembered, until all was seen.
  await page.reload();
  await expect(told).toBeVisible();
  await expect(changed).toHaveCount(2);
  await page.getByRole('button', { name: 'Mark all as seen' }).click();
  await expect(told).toBeHidden();
  await expect(changed).toHaveCount(0);
  await page.reload();
  await expect(row(page, 3)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Look back' })).toBeVisible();
  await expect(told).toBeHidden();
});
