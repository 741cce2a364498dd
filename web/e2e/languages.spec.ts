import { archive, step } from './cellosign.ts';
import { expect, test } from './server.ts';

const minute = 60_000;
const hour = 60 * minute;

test.describe('in a browser that speaks Hebrew', () => {
  test.use({ locale: 'he-IL' });

  test('the pages are Hebrew and run from right to left, and turn English without a reload', async ({
    page,
    server,
  }) => {
    await server.start();
    const at = Date.now() - 2 * hour;
    await server.post(step('submitted', { processId: 'p1', at, recipient: { id: 1, name: 'מועמדת' } }));
    await server.post(step('created', { processId: 'p1', at, recipient: { id: 2, name: 'Manager' } }));
    await page.goto(server.url);
    await expect(page).toHaveTitle('לוח תהליכים · Signalbox');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    const row = page.getByRole('row').filter({ hasText: '#51' });
    await expect(row).toContainText('טרם נפתח');
    await expect(row).toContainText('שעתיים');
    const [candidate, manager] = await Promise.all(
      ['מועמדת', 'Manager'].map((name) => row.getByRole('listitem').filter({ hasText: name }).boundingBox()),
    );
    expect(candidate?.x).toBeGreaterThan(manager?.x ?? Infinity);
    // What the key of `j` sends under a Hebrew layout.
    await page.locator('body').dispatchEvent('keydown', { key: 'ח', code: 'KeyJ', bubbles: true });
    await expect(page.locator('[data-selected]')).toContainText('#51');

    await page.evaluate(() => document.body.setAttribute('data-same-page', ''));
    await row.getByRole('link').click();
    await expect(page.getByRole('columnheader', { name: 'מה קרה' })).toBeVisible();
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('columnheader', { name: 'What happened' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
    await expect(page.locator('body[data-same-page]')).toBeAttached();
    await page.reload();
    await expect(page.getByRole('columnheader', { name: 'What happened' })).toBeVisible();
    await page.getByRole('button', { name: 'עברית' }).click();
    await expect(page.getByRole('button', { name: 'תוכן' }).first()).toBeVisible();
  });
});

test('a viewer chooses zone, working week and look for this browser', async ({ page, server }) => {
  await server.start();
  const at = Date.UTC(2025, 0, 30, 10);
  await server.post(step('created', { processId: 'p1', at }));
  await server.post(step('loggedIn', { processId: 'p1', at: at + 5 * minute }));
  await server.post(step('submitted', { processId: 'p1', at: at + 60 * hour }));
  await server.post(archive({ processId: 'p1', at: at + 60 * hour + minute }));
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(page.getByText('Friday and Saturday')).toBeVisible();
  await page.getByLabel('Time zone').selectOption('America/New_York');
  await expect(page.getByText('Saturday and Sunday')).toBeVisible();
  await page.getByLabel('Working week').selectOption('Sunday to Thursday');
  await expect(page.getByText('Friday and Saturday')).toBeVisible();
  await page.getByLabel('Look').selectOption('Dark');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');

  await page.goto(`${server.url}/processes/p1`);
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await expect(page.getByText('America/New_York')).toBeVisible();
  // For whoever wants no motion all colours change at once, none on its way through the others.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'light';
    return document.getAnimations().filter((animation) => animation instanceof CSSTransition).length;
  });
  expect(await moving).toBe(0);
  await expect(page.getByText('Thu, 30 Jan 2025, 05:00', { exact: true })).toBeVisible();
  await expect(
    page.getByRole('img', { name: /^Nothing happened for .* a weekend among it$/u }).first(),
  ).toBeVisible();
});
