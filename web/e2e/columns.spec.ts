import type { Page } from '@playwright/test';
import { step } from './cellosign.ts';
import { expectFit } from './expect-fit.ts';
import { expect, test } from './server.ts';
import { speak } from './speak.ts';

const headings = (page: Page) => page.getByRole('columnheader');
const asked = (page: Page) => new URL(page.url()).searchParams.getAll('col');

test('columns are chosen and put in order by keys, kept in the address and in this browser', async ({
  page,
  server,
}) => {
  await server.start();
  await server.post(step('created', { processId: 'a', labels: { department: 'נוירולוגיה', floor: '3' } }));
  await page.goto(server.url);
  const row = page.getByRole('row').filter({ hasText: '#51' });
  await expect(row).toContainText('floor');
  const usual = ['Process', 'Line', 'Now', 'Last event'];
  await expect(headings(page)).toHaveText(usual);

  await page.getByRole('button', { name: 'Columns' }).press('Enter');
  const panel = page.getByRole('dialog', { name: 'Shown columns' });
  await panel.getByRole('checkbox', { name: 'department' }).press('Space');
  await panel.getByRole('checkbox', { name: 'Held by' }).press('Space');
  await panel.getByRole('checkbox', { name: 'Now' }).press('Space');
  await expect(panel.getByRole('checkbox', { name: 'Line' })).toBeDisabled();
  const earlier = panel.getByRole('button', { name: /^Move .department. earlier$/u });
  await earlier.press('Enter');
  await expect(earlier).toBeFocused();
  await earlier.press('Enter');
  await expect(panel.getByText(/^.department. is number 2 of 5$/u)).toBeAttached();
  await panel.getByRole('button', { name: /^Move .Process. later$/u }).press('Enter');
  await expect(panel.getByRole('button', { name: /^Move .Process. later$/u })).toBeFocused();
  await panel.getByRole('button', { name: /^Move .Process. earlier$/u }).press('Enter');
  await expectFit(page, 'the choice of columns');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();

  const chosen = ['Process', 'department', 'Line', 'Last event', 'Held by'];
  await expect(headings(page)).toHaveText(chosen);
  await expect(row.getByRole('cell')).toHaveCount(5);
  await expect(row.getByRole('cell').nth(1)).toHaveText('נוירולוגיה');
  await expect(row.getByRole('cell').nth(0)).not.toContainText('נוירולוגיה');
  await expect(row.getByRole('cell').nth(4)).toContainText('Candidate');
  expect(asked(page)).toEqual(['process', 'label:department', 'line', 'last', 'holder']);
  await expectFit(page, 'the board with chosen columns');

  // What is sent to a colleague says it all; this browser knows it without being told.
  const address = page.url();
  await page.goto(server.url);
  await expect(page).toHaveURL(address);
  await expect(headings(page)).toHaveText(chosen);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole('button', { name: 'Columns' })).toBeHidden();
  await expect(row.getByRole('cell')).toHaveCount(4);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('button', { name: 'Columns' }).click();
  await panel.getByRole('button', { name: 'Back to the usual ones' }).click();
  await expect(headings(page)).toHaveText(usual);
  await expect(page).toHaveURL(`${server.url}/`);
  await page.goto(address);
  await expect(page.getByRole('columnheader', { name: 'Held by' })).toBeVisible();
});

for (const language of ['en', 'he'] as const) {
  test(`a board that is wider than the page goes sideways, and says of whom each row is, in ${language}`, async ({
    page,
    server,
  }) => {
    await server.start();
    for (let number = 1; number <= 60; number += 1) {
      await server.post(
        step('created', { processId: `p${number}`, processNumber: number, labels: { ward: '7' } }),
      );
    }
    const more = ['holder', 'started', 'workflow', 'label:candidate', 'label:floor', 'label:ward'];
    const columns = ['process', 'line', 'now', 'last', ...more];
    await page.goto(`${server.url}/?${columns.map((column) => `col=${column}`).join('&')}`);
    if (language === 'en') await expectFit(page, 'a wide board');
    await speak(page, language);
    const row = page.getByRole('row').filter({ hasText: '#57' });
    const last = row.getByRole('cell').last();
    await expect(last).not.toBeInViewport();

    // Its bar is there before the end of the list is.
    const bar = page.locator('[aria-hidden][tabindex="-1"]').filter({ has: page.locator('div:only-child') });
    await expect(bar).toBeInViewport();
    await bar.evaluate((element) => {
      element.scrollLeft = getComputedStyle(element).direction === 'rtl' ? -5000 : 5000;
    });
    await expect(last).toBeInViewport({ ratio: 1 });
    await expect(row.getByText('#57')).toBeInViewport({ ratio: 1 });
    await expect(headings(page).first()).toBeInViewport({ ratio: 1 });
    await expect(headings(page).nth(1)).not.toBeInViewport({ ratio: 0.5 });
    const box = await last.boundingBox();
    await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
    await expect(page).toHaveURL(/\/processes\/p57/u);
  });
}
