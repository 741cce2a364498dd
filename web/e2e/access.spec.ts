import { archive, step } from './cellosign.ts';
import { expectFit } from './expect-fit.ts';
import { expect, test } from './server.ts';

const hour = 60 * 60_000;

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`board, process page and payload are fit for everybody, ${viewport.width} wide`, async ({
    page,
    server,
  }) => {
    await server.start();
    await page.setViewportSize(viewport);

    await page.goto(server.url);
    await expect(page.getByText('Waiting for the first webhook')).toBeVisible();
    await expectFit(page, 'empty board');

    const at = Date.now() - 5 * hour;
    const manager = { id: 2, name: 'Manager' };
    await server.post(step('created', { processId: 'a', processNumber: 1, labels: { region: 'צפון' }, at }));
    await server.post(step('loggedIn', { processId: 'a', processNumber: 1, at: at + hour }));
    await server.post(step('submitted', { processId: 'a', processNumber: 1, at: at + 2 * hour }));
    await server.post(
      step('created', { processId: 'a', processNumber: 1, recipient: manager, at: at + 2 * hour }),
    );
    await server.post(step('expired', { processId: 'b', processNumber: 2, at: at + hour }));
    await server.post(step('deleted', { processId: 'c', processNumber: 3, at: at + hour }));
    await server.post(step('submitted', { processId: 'd', processNumber: 4, at: at + hour }));
    await server.post(archive({ processId: 'd', at: at + 2 * hour }));
    await page.goto(server.url);
    await expect(page.getByText('#4').first()).toBeVisible();
    // At 400 % a window is as narrow as this.
    await page.setViewportSize({ width: 240, height: 500 });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
      .toBeLessThanOrEqual(0);
    await page.setViewportSize(viewport);
    await expectFit(page, 'board');
    await page.goto(`${server.url}/?q=nobody`);
    await expect(page.getByText('Nothing matches')).toBeVisible();
    await expectFit(page, 'board without a match');
    const more = page.getByRole('button', { name: 'More' });
    if (await more.isVisible()) await more.click();
    const address = { name: 'Webhook address' };
    await page.getByRole('button', address).or(page.getByRole('menuitem', address)).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectFit(page, 'webhook address');

    await page.goto(`${server.url}/processes/a`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('#1');
    await expectFit(page, 'process page');
    await page
      .getByRole('button', { name: /Payload/u })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectFit(page, 'payload');
  });
}

test('what stands beside the board is fit for everybody', async ({ page, server }) => {
  await server.start({ API_TOKEN: 'a-long-random-token' });
  await page.goto(`${server.url}/settings`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toHaveText('Paste the token first.');
  await expectFit(page, 'sign-in');
  await page.getByLabel('API token').fill('a-long-random-token');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expectFit(page, 'settings');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await expectFit(page, 'keyboard');
  await page.keyboard.press('Escape');
  await page.goto(`${server.url}/nowhere`);
  await expect(page.getByRole('heading', { name: 'No page here' })).toBeVisible();
  await expectFit(page, 'no page');
  await page.goto(`${server.url}/processes/none`);
  await expect(page.getByRole('heading', { name: 'No such process' })).toBeVisible();
  await expectFit(page, 'no process');
});

test('menus and a server that is away are fit for everybody', async ({ page, server }) => {
  await server.start();
  await server.post(step('created', { processId: 'a' }));
  await page.goto(server.url);
  await expect(page.getByText('#51').first()).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByRole('dialog', { name: 'Export' }).getByRole('status')).toContainText('event');
  await expect(page.getByRole('link', { name: 'Download' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 390, height: 844 });
  // Of one process there are all kinds of file.
  await page.goto(`${server.url}/processes/a`);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('radio', { name: /^Evidence pack A/u }).check();
  await expect(page.getByRole('button', { name: 'Download' })).toBeInViewport({ ratio: 1 });
  await expectFit(page, 'export');
  await page.keyboard.press('Escape');
  await page.goto(server.url);
  await page.getByRole('button', { name: 'More' }).click();
  await expect(page.getByRole('menuitem', { name: 'Settings' })).toBeVisible();
  await expectFit(page, 'more');
  await server.kill();
  await expect(page.getByText(/^(Reconnecting|Offline)/u).filter({ visible: true })).toBeVisible();
  await expectFit(page, 'offline');
  await page.getByLabel('Search processes').fill('other');
  await expect(page.getByText('The list could not be loaded')).toBeVisible();
  await expectFit(page, 'failed');
});
