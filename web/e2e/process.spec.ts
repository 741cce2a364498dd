import { step } from './cellosign.ts';
import { expect, test } from './server.ts';

test.beforeEach(async ({ server }) => {
  await server.start();
});

test('two hundred labels leave the chart in sight, and all of them can be seen', async ({ page, server }) => {
  const labels = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`label-${at}`, `value ${at}`]));
  await server.post(step('created', { processId: 'a', labels }));
  await page.goto(`${server.url}/processes/a`);
  const list = page.getByRole('list', { name: 'Labels' });
  await expect(list.getByRole('listitem')).toHaveCount(8);
  await expect(list).toContainText('process_id');
  await expect(page.getByText('True scale')).toBeInViewport();
  await page.getByRole('button', { name: '+194 labels' }).click();
  await expect(list.getByText('value 199')).toBeVisible();
  await page.getByRole('button', { name: 'Fewer labels' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(8);
});

test('Back closes an open payload and then leaves the page, and its address opens it again', async ({
  page,
  server,
}) => {
  await server.post(step('created', { processId: 'a' }));
  await server.post(step('loggedIn', { processId: 'a' }));
  await page.goto(server.url);
  await page.getByRole('row').filter({ hasText: '#51' }).getByRole('link').click();
  const dialog = page.getByRole('dialog');
  const open = () => page.getByRole('button', { name: /^Payload of Link opened/u }).click();

  await open();
  await expect(dialog).toContainText('Link opened');
  const address = page.url();
  await page.goBack();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#51');
  await page.goForward();
  await expect(dialog).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#51');
  await open();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Board');

  await page.goto(address);
  await expect(dialog).toContainText('Link opened');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /Link opened/u })).toHaveAttribute('aria-current', 'true');
});

test('changes of fields are one row, which opens into a row for each, with a payload of its own', async ({
  page,
  server,
}) => {
  const at = Date.UTC(2026, 2, 2, 8);
  for (const second of [0, 1, 2]) {
    await server.post(step('fieldChanged', { processId: 'a', at: at + second * 1000 }));
  }
  await page.goto(`${server.url}/processes/a`);
  const changes = page.getByRole('row', { name: /Field changed/u });
  await expect(changes).toHaveCount(1);
  await expect(changes).toContainText('3 times since');
  const each = page.getByRole('button', { name: 'Each of them: Field changed' });
  await each.click();
  await expect(changes).toHaveCount(4);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(changes.nth(2)).toHaveAttribute('aria-current', 'true');
  await changes
    .nth(3)
    .getByRole('button', { name: /^Payload of/u })
    .click();
  await expect(page.getByRole('dialog')).toContainText('Delivery 1');
  await page.keyboard.press('Escape');
  await each.click();
  await expect(changes).toHaveCount(1);
});

test('an unknown process is said to be unknown at once, and appears when its first webhook comes', async ({
  page,
  server,
}) => {
  const asking = /\/api\/processes\/a$/u;
  let answered = false;
  page.on('requestfinished', (request) => (answered ||= asking.test(request.url())));
  // After the first answer there is no other: it must be enough.
  await page.route(asking, (route) => (answered ? undefined : route.continue()));
  await page.goto(`${server.url}/processes/a`);
  await expect(page.getByRole('heading', { name: 'No such process' })).toBeVisible();
  await page.unroute(asking);
  await page.reload();
  await server.post(step('created', { processId: 'a' }));
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#51');
});

for (const [timezoneId, times] of [
  ['Asia/Jerusalem', ['10:00:00.000 · Asia/Jerusalem', '08:00:00.000 UTC']],
  ['UTC', ['08:00:00.000 · UTC']],
] as const) {
  test.describe(`in a browser of the zone ${timezoneId}`, () => {
    test.use({ timezoneId });
    test('the payload tells the time in that zone and in UTC, each once', async ({ page, server }) => {
      await server.post(step('created', { processId: 'a', at: Date.UTC(2025, 0, 26, 8) }));
      await page.goto(`${server.url}/processes/a`);
      await page.getByRole('button', { name: /^Payload of/u }).click();
      const happened = page.getByRole('dialog').getByRole('definition').first();
      for (const time of times) await expect(happened).toContainText(time);
      expect((await happened.innerText()).match(/UTC/gu)).toHaveLength(1);
    });
  });
}
