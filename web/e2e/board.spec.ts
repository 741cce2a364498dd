import { archive, step } from './cellosign.ts';
import { expect, test } from './server.ts';

const hour = 60 * 60_000;

test.beforeEach(async ({ server }) => {
  await server.start();
});

test('counters are filters, search finds by number, label and text, and the address holds the view', async ({
  page,
  server,
}) => {
  const at = Date.now() - hour;
  await server.post(
    step('created', { processId: 'a', processNumber: 11, transaction: 53, labels: { region: 'north' }, at }),
  );
  await server.post(
    step('created', { processId: 'b', processNumber: 12, transaction: 54, labels: { region: 'צפון' }, at }),
  );
  await server.post(
    step('submitted', {
      processId: 'c',
      processNumber: 13,
      transaction: 55,
      labels: { region: 'north' },
      at,
    }),
  );
  await server.post(archive({ processId: 'c' }));
  await page.goto(server.url);
  const rows = page.getByRole('row').filter({ hasText: '#' });
  await expect(rows).toHaveCount(3);

  await page.getByRole('group', { name: 'Filter by state' }).getByText('Completed').click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('#13');
  await expect(page).toHaveURL(/state=completed/u);
  await page.goBack();
  await expect(rows).toHaveCount(3);

  await page.keyboard.press('/');
  for (const [query, numbers] of [
    ['54', ['#12']],
    ['#13', ['#13']],
    ['region:north', ['#11', '#13']],
    ['צפ', ['#12']],
    ['nort', ['#11', '#13']],
    ['region:north -state:completed', ['#11']],
  ] as const) {
    await page.getByRole('combobox', { name: 'Search processes' }).fill(query);
    await page.keyboard.press('Enter');
    await expect(rows).toHaveCount(numbers.length);
    for (const number of numbers)
      await expect(page.getByRole('row').filter({ hasText: number })).toBeVisible();
    await page.goto(server.url);
    await page.keyboard.press('/');
  }

  await page.goto(`${server.url}/?q=region%3Anorth`);
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: /Remove region:north/u }).click();
  await expect(rows).toHaveCount(3);

  await page.goto(`${server.url}/?q=nothing-like-this`);
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.goto(`${server.url}/?at=noon&col=colour&workflow=Nope`);
  await expect(page.getByText(/left out: .at=noon.*col=colour.* No workflow is called .Nope/u)).toBeVisible();
  await page.getByRole('button', { name: 'Close this note' }).click();
  await expect(page.getByText('No workflow is called')).toBeHidden();
  await page.goto(`${server.url}/?q=state%3Anowhere`);
  await expect(page.getByText(/state:nowhere\u2069? is not known/u)).toBeVisible();
});

test('rows stay where they are while others change; new ones wait behind a pill', async ({
  page,
  server,
}) => {
  const at = Date.now() - hour;
  for (const number of [1, 2, 3]) {
    await server.post(step('created', { processId: `p${number}`, processNumber: number, at: at + number }));
  }
  await page.goto(server.url);
  const numbers = () =>
    page
      .getByRole('row')
      .filter({ hasText: '#' })
      .evaluateAll((rows) => rows.map((row) => /#\d+/u.exec(row.textContent)?.[0]));
  await expect.poll(numbers).toEqual(['#3', '#2', '#1']);

  await server.post(step('loggedIn', { processId: 'p1', processNumber: 1 }));
  const changed = page.getByRole('row').filter({ hasText: '#1' });
  await expect(changed).toContainText('Opened the link');
  await expect(changed.locator('[data-fade]'), 'one fade for the whole row').toHaveCount(1);
  expect(await numbers()).toEqual(['#3', '#2', '#1']);

  await server.post(step('created', { processId: 'p4', processNumber: 4 }));
  const pill = page.getByRole('button', { name: /new/u });
  await expect(pill).toBeVisible();
  expect(await numbers()).toEqual(['#3', '#2', '#1']);
  await pill.click();
  await expect.poll(numbers).toEqual(['#4', '#1', '#3', '#2']);
});

test('the view can be paused, keeps counting, and shows what it missed when it goes on', async ({
  page,
  server,
}) => {
  await server.post(step('created', { processId: 'p1' }));
  await page.goto(server.url);
  const row = page.getByRole('row').filter({ hasText: '#51' });
  await expect(row).toContainText('Not opened yet');
  await page.keyboard.press('Space');
  await server.post(step('loggedIn', { processId: 'p1' }));
  await expect(page.getByText(/1 change waiting/u)).toBeVisible();
  await expect(row).toContainText('Not opened yet');
  await page.keyboard.press('Space');
  await expect(row).toContainText('Opened the link');
});

test('a row is opened by a click anywhere on it or by keyboard, and Back returns to the view', async ({
  page,
  server,
}) => {
  const at = Date.now() - hour;
  for (const number of [1, 2])
    await server.post(step('created', { processId: `p${number}`, processNumber: number, at }));
  await page.goto(`${server.url}/?q=%231`);
  const row = page.getByRole('row').filter({ hasText: '#1' });
  await expect(row).toBeVisible();
  const { x, y, width, height } = (await row.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const station = (await row.getByTitle('Candidate', { exact: true }).boundingBox()) ?? { x: 0, y: 0 };
  for (const [across, down] of [
    [station.x + 4, station.y + 4],
    [station.x + 4, station.y - 10],
    [x + width / 2, y + height / 2],
    [x + width - 8, y + 8],
  ] as const) {
    await page.mouse.click(across, down);
    await expect(page).toHaveURL(/\/processes\/p1/u);
    await page.goBack();
    await expect(row).toBeVisible();
  }
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/processes\/p1/u);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#1');
  await page.goBack();
  await expect(page).toHaveURL(/q=%231/u);
  await expect(page.getByRole('row').filter({ hasText: '#1' })).toBeVisible();
});

test('the empty board shows the address and plays a sample through it', async ({ page, server }) => {
  await page.goto(server.url);
  await expect(page.getByLabel('Webhook address')).toHaveValue(`${server.url}/webhooks/cellosign`);
  await page.getByRole('button', { name: 'Play a sample process' }).click();
  const row = page.getByRole('row').filter({ hasText: 'sample' });
  await expect(row).toContainText('Candidate');
  await expect(row).toContainText('Test');
  await expect(row).toContainText('Opened the link');
});

test('a workflow in the side bar filters the board', async ({ page, server }) => {
  await server.post(step('created', { processId: 'a', processNumber: 1 }), 'recruitment');
  await server.post(step('created', { processId: 'b', processNumber: 2 }), 'lease');
  await page.goto(server.url);
  await page.getByRole('navigation').getByRole('link', { name: /lease/u }).first().click();
  await expect(page.getByRole('row').filter({ hasText: '#' })).toHaveCount(1);
  await expect(page.getByRole('row').filter({ hasText: '#2' })).toBeVisible();
});

test('a workflow in the side bar changes the workflow and nothing else', async ({ page, server }) => {
  await server.post(step('created', { processId: 'a', processNumber: 1 }), 'recruitment');
  await server.post(
    step('created', { processId: 'b', processNumber: 2, labels: { region: 'north' } }),
    'lease',
  );
  await server.post(
    step('expired', { processId: 'c', processNumber: 3, labels: { region: 'north' } }),
    'lease',
  );
  const rows = page.getByRole('row').filter({ hasText: '#' });
  await page.goto(`${server.url}/?q=region%3Anorth`);
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: /Expired/u }).click();
  await expect(rows).toHaveCount(1);
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /recruitment/u })
    .click();
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: /lease/u }).click();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('#3');
  await expect(page.getByRole('button', { name: /Expired/u })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: 'Remove region:north' })).toBeVisible();
});

test('a line with more stations than there is room for shows some and counts the others', async ({
  page,
  server,
}) => {
  for (let id = 1; id <= 40; id += 1) {
    const recipient = { id, name: `Signer ${id}` };
    const at = Date.now() - hour + id;
    await server.post(step(id < 40 ? 'submitted' : 'created', { processId: 'a', recipient, at }));
  }
  await page.goto(server.url);
  const line = page.getByRole('row').filter({ hasText: '#51' }).getByRole('list');
  await expect(line.getByRole('img', { name: '35 more stations: Submitted: 35' })).toHaveText('+35');
  await expect(line.getByRole('listitem')).toHaveCount(7);
  await expect(line).toContainText('Signer 40');
  expect(await line.evaluate((list) => list.scrollWidth <= list.clientWidth)).toBe(true);

  await page.goto(`${server.url}/processes/a`);
  const stops = page.getByRole('region', { name: 'Line' });
  await expect(stops.getByRole('listitem')).toHaveCount(9);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(stops.getByRole('listitem')).toHaveCount(12);
});
