import { step } from './cellosign.ts';
import { expectFit } from './expect-fit.ts';
import { expect, test } from './server.ts';

test('from anywhere one field finds processes, pages and deeds, by keyboard alone', async ({
  page,
  server,
}) => {
  await server.start();
  await server.post(step('created', { processId: 'a', processNumber: 7, labels: { candidate: 'דנה' } }));
  await server.post(step('created', { processId: 'b', processNumber: 8 }), 'leases');
  await page.goto(`${server.url}/settings`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const dialog = page.getByRole('dialog', { name: 'Find a process or do something' });
  const field = dialog.getByRole('combobox');

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await expectFit(page, 'palette');
  await page.keyboard.type('דנה');
  await expect(dialog.getByRole('option').first()).toContainText('#7');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/processes\/a$/u);
  await expect(dialog).toBeHidden();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('lea');
  await page.getByRole('option', { name: /^leases/u }).click();
  await expect(page).toHaveURL(/workflow=leases/u);
  await expect(page.getByRole('row').filter({ hasText: '#' })).toHaveCount(1);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('keyboard');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('(candidate:דנה or #8) -#9');
  await expect(dialog.getByRole('option', { name: /^#\d/u })).toHaveCount(2);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('no-such "thing');
  await expect(dialog.getByRole('status').filter({ hasText: 'is not closed yet' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=no-such/u);

  await page.keyboard.press('Control+k');
  await page.keyboard.type('late');
  await dialog.getByRole('option', { name: 'Running late' }).click();
  await expect(page).toHaveURL(/state=late/u);
  await expect(page.getByRole('button', { name: /^Running late/u })).toHaveAttribute('aria-pressed', 'true');

  await page.keyboard.press('Control+k');
  await expect(field).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('what is typed before it is there does nothing to the page', async ({ page, server }) => {
  await server.start();
  await server.post(step('created', { processId: 'a', processNumber: 7 }));
  await page.route('**/dialogs-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await page.goto(server.url);
  await expect(page.getByRole('row').filter({ hasText: '#7' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('e');
  await expect(page.getByRole('dialog', { name: 'Find a process or do something' })).toBeVisible();
  await expect(page.locator('dialog[open]')).toHaveCount(0);
});

test('on a phone it stands under More', async ({ page, server }) => {
  await server.start();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(server.url);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Find or do' }).click();
  await page.getByRole('option', { name: 'Sources' }).click();
  await expect(page).toHaveURL(/\/sources$/u);
});
