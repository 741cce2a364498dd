import { step } from './cellosign.ts';
import { expect, test } from './server.ts';

test('the webhook address is at hand on every page and can be copied', async ({ page, server, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await server.start();
  await server.post(step('created', { processId: 'p1' }));
  const address = `${server.url}/webhooks/cellosign`;
  for (const path of ['/', '/processes/p1']) {
    await page.goto(`${server.url}${path}`);
    await page.getByRole('button', { name: 'Webhook address' }).click();
    const dialog = page.getByRole('dialog', { name: 'Webhook address' });
    await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveValue(address);
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
});

test('the keys are listed by a button as well as by a key, on every page', async ({ page, server }) => {
  await server.start();
  await server.post(step('created', { processId: 'p1' }));
  const dialog = page.getByRole('dialog', { name: 'Keyboard' });
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Keyboard' }).click();
  await expect(dialog).toContainText('Pause and resume the view');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  await page.goto(`${server.url}/processes/p1`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#51');
  await page.keyboard.press('?');
  await expect(dialog).toContainText('Next and previous event');
  await expect(dialog).toContainText(/On the wallboardf.*Esc/u);
});

test('on a phone the same stands under More', async ({ page, server }) => {
  await server.start();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(server.url);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Webhook address' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(`${server.url}/webhooks/cellosign`);
});

test('of many workflows the side bar shows a dozen, finds the others by name and shows all when asked', async ({
  page,
  server,
}) => {
  await server.start();
  for (let at = 10; at < 40; at += 1) {
    await server.post(step('created', { processId: `p${at}`, processNumber: at }), `branch-${at}`);
  }
  await page.goto(server.url);
  const list = page.getByRole('list', { name: 'Workflows' });
  const entries = list.getByRole('link');
  await expect(entries).toHaveCount(12);
  await page.getByRole('searchbox', { name: 'Find a workflow' }).fill('-37');
  await expect(entries).toHaveCount(1);
  await entries.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('branch-37');
  await page.getByRole('searchbox', { name: 'Find a workflow' }).fill('');
  await expect(entries).toHaveCount(12);
  await expect(list.getByRole('link', { name: 'branch-37' })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('button', { name: 'Show all 30' }).click();
  await expect(entries).toHaveCount(30);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'branch-37' }).click();
  const sheet = page.getByRole('dialog', { name: 'Workflows' });
  await sheet.getByRole('searchbox').fill('12');
  await sheet.getByRole('link', { name: 'branch-12' }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('branch-12');
});
