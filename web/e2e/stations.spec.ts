import { archive, step } from './cellosign.ts';
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
  await expect(page.getByText('Last event 1h ago')).toBeVisible();
  // What has left the screen is told as well.
  await server.post(archive({ processId: 'c' }));
  await expect(page.getByText(/Last event (\d+s ago|now)/u)).toBeVisible({ timeout: 15_000 });
  await expectFit(page, 'the wallboard');

  await server.kill();
  await expect(page.getByRole('status')).toHaveText(/Offline since/u);
  await server.start();
  await expect(page.getByRole('status')).toHaveText('Live');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/\?q=region/u);
});

test('the wallboard turns its pages, lets fall what changed, and keeps the screen as long as it is there', async ({
  page,
  server,
}) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const held = { count: 0 };
    const request = async () => {
      held.count += 1;
      return { release: async () => void (held.count -= 1) };
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
    Object.defineProperty(window, 'held', { value: held });
  });
  const locks = () => page.evaluate(() => (window as unknown as { held: { count: number } }).held.count);
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  await page.goto(`${server.url}/wallboard`);
  await expect(page.getByRole('row')).toHaveCount(3);
  await expect(page.getByRole('status')).toHaveText('Live');
  await expect.poll(locks).toBe(1);
  const size = await page
    .getByRole('status')
    .evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize));
  expect(size).toBeGreaterThan(22);

  const wall = page.getByRole('main');
  await page.mouse.move(300, 300);
  await expect(wall).toHaveCSS('cursor', 'auto');
  await page.clock.runFor(3000);
  await expect(wall).toHaveCSS('cursor', 'none');
  await page.keyboard.press('f');
  await expect.poll(isFull).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(isFull).toBe(false);
  await expect(wall).toBeVisible();

  // Only the cells that say something else fall.
  const falling = page.locator('[class*="falling"]');
  await expect(falling).toHaveCount(0);
  await server.post(step('created', { processId: 'a', processNumber: 11, recipient: { id: 3, name: 'HR' } }));
  await server.post(step('submitted', { processId: 'a', processNumber: 11 }));
  await expect(page.getByRole('row').filter({ hasText: '#11' }).locator('[class*="falling"]')).toHaveText([
    'HR',
  ]);
  await expect(falling).toHaveCount(1);

  const more = Array.from({ length: 510 }, (_, at) => ({ processId: `more-${at}`, processNumber: 100 + at }));
  await Promise.all(more.map((each) => server.post(step('created', each))));
  await expect(page.getByText('513 under way')).toBeVisible();
  await page.clock.runFor(10_000);
  await expect(page.getByText('first 500 of 513')).toBeVisible();
  const place = page.getByText(/^\d+ \/ \d\d$/u);
  const before = await place.innerText();
  await page.clock.runFor(10_000);
  await expect(place).not.toHaveText(before);

  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Board' })).toBeVisible();
  await expect.poll(locks).toBe(0);
});

test('on a phone the stations stand one at a time, and each is one touch away', async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${server.url}/stations`);
  const heading = (name: string) => page.getByRole('heading', { name });
  for (const [chosen, other] of [
    ['Manager', 'Candidate'],
    ['Candidate', 'Manager'],
  ] as const) {
    await page.getByRole('group', { name: 'Choose a station' }).getByText(chosen).click();
    await expect(heading(chosen)).toBeInViewport({ ratio: 1 });
    await expect(heading(other)).not.toBeInViewport();
  }
  await expectFit(page, 'the stations on a phone');
});

test('a view is saved for everybody, renamed, moved, removed and put back', async ({ page, server }) => {
  await page.goto(`${server.url}/stations?q=region:north`);
  const save = async (name: string) => {
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
  };
  const views = page.getByRole('list', { name: 'Saved views' }).getByRole('listitem');
  const act = async (name: string, words: string) => {
    await page.getByRole('button', { name: `What to do with ${name}` }).click();
    await page.getByRole('menuitem', { name: words }).click();
  };
  await save('North');
  await expect(views).toHaveText(['North3']);
  await page.goto(`${server.url}/?q=at:manager`);
  await save('With managers');
  await expect(views).toHaveText(['North3', 'With managers1']);
  await act('With managers', 'Move up');
  await expect(views).toHaveText(['With managers1', 'North3']);
  await expectFit(page, 'saved views');
  await act('With managers', 'Rename');
  await page.getByLabel('Name', { exact: true }).fill('Managers');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.clock.install();
  await act('Managers', 'Remove');
  await expect(views).toHaveText(['North3']);
  // It does not go from under a hand.
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.hover();
  await page.clock.runFor(20_000);
  await undo.click();
  await expect(views).toHaveText(['Managers1', 'North3']);
  await views.last().getByRole('link').click();
  await expect(page).toHaveURL(/\/stations\?q=region/u);
});
