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
});

test('on a phone the same stands under More', async ({ page, server }) => {
  await server.start();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(server.url);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Webhook address' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox')).toHaveValue(`${server.url}/webhooks/cellosign`);
});
