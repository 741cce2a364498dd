import type { Page } from '@playwright/test';
import { archive, step } from './cellosign.ts';
import { expectFit } from './expect-fit.ts';
import { expect, test } from './server.ts';

const rows = (page: Page) => page.getByRole('row').filter({ hasText: '#' });
const field = (page: Page) => page.getByRole('combobox', { name: 'Search processes' });
const chip = (page: Page, term: string) => page.getByRole('button', { name: `Remove ${term}` });
const filter = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Filter by state' }).getByRole('button', { name });

test.beforeEach(async ({ page, server }) => {
  await server.start();
  const north = { region: 'north' };
  await server.post(
    step('created', { processId: 'a', processNumber: 1, labels: { ...north, shift: 'day' } }),
  );
  await server.post(
    step('created', { processId: 'b', processNumber: 2, labels: { ...north, shift: 'night' } }),
  );
  // The evening before, by the clocks of Greenwich.
  const at = Date.parse('2025-01-26T00:30+02:00');
  await server.post(step('created', { processId: 'c', processNumber: 3, labels: { region: 'south' }, at }));
  await server.post(step('submitted', { processId: 'd', processNumber: 4, labels: north }));
  await server.post(archive({ processId: 'd' }));
  await page.goto(server.url);
  await expect(rows(page)).toHaveCount(4);
});

test('what is typed beside a term narrows it down, and says so', async ({ page, server }) => {
  await field(page).fill('region:north ');
  await expect(chip(page, 'region:north')).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
  await expect(field(page)).toHaveAttribute('placeholder', 'Narrow down further…');
  await field(page).pressSequentially('night');
  await expect(page.getByRole('search').getByText('and', { exact: true })).toBeVisible();
  await expect(field(page)).toHaveAccessibleDescription('Narrows down what 1 term finds');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('#2');
  await page.goto(`${server.url}/?q=started%3A2025-01-26`);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('#3');
});

test('Esc takes back what was typed, then leaves the field; terms stay until they are removed', async ({
  page,
}) => {
  await field(page).fill('region:north ');
  await field(page).pressSequentially('night');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(rows(page)).toHaveCount(3);
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).not.toBeFocused();
  await expect(chip(page, 'region:north')).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(rows(page)).toHaveCount(4);
});

test('each term goes by its cross, and by Backspace from the start of the text', async ({ page }) => {
  await field(page).fill('region:north shift:day at:Candidate ');
  await expect(rows(page)).toHaveCount(1);
  await chip(page, 'shift:day').click();
  await expect(rows(page)).toHaveCount(2);
  await field(page).pressSequentially('x');
  await page.keyboard.press('Backspace');
  await expect(chip(page, 'at:Candidate')).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(chip(page, 'at:Candidate')).toBeHidden();
  await expect(chip(page, 'region:north')).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
});

test('a state that is typed is the filter above the list, and the other way round', async ({
  page,
  server,
}) => {
  await field(page).pressSequentially('state:comp');
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(rows(page)).toHaveCount(4);
  await field(page).pressSequentially('leted');
  await expect(filter(page, /Completed/u)).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/\?state=completed$/u);
  await expect(rows(page)).toHaveCount(1);
  // It stays where it was typed for what may follow.
  await field(page).pressSequentially(' or region:south ');
  await expect(rows(page)).toHaveCount(2);
  await expect(filter(page, /Completed/u)).toHaveAttribute('aria-pressed', 'false');
  await chip(page, 'region:south').click();
  await expect(filter(page, /Completed/u)).toHaveAttribute('aria-pressed', 'true');
  await expect(chip(page, 'state:completed')).toBeVisible();
  await field(page).blur();
  await expect(chip(page, 'state:completed')).toBeHidden();
  await expect(page).toHaveURL(/\?state=completed$/u);

  await field(page).pressSequentially('state:running ');
  await expect(filter(page, /Under way/u)).toHaveAttribute('aria-pressed', 'true');
  await expect(filter(page, /Completed/u)).toHaveAttribute('aria-pressed', 'false');
  await expect(rows(page)).toHaveCount(3);

  await page.goto(`${server.url}/?q=-state%3Acompleted+region%3Anorth`);
  await expect(rows(page)).toHaveCount(2);
  await expect(filter(page, /All/u)).toHaveAttribute('aria-pressed', 'false');
  await expect(filter(page, /Completed/u)).toHaveAttribute('title', 'Left out by the search');
  await filter(page, /Completed/u).click();
  await expect(chip(page, '-state:completed')).toBeHidden();
  await expect(chip(page, 'region:north')).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('#4');
});

test('alternatives are shown as chips, words and brackets, and lose what only held a term that goes', async ({
  page,
}) => {
  const box = page.getByRole('search');
  await field(page).pressSequentially('(shift:day or region:south) ');
  await expect(chip(page, 'region:south')).toBeVisible();
  await expect(box.getByText('or', { exact: true })).toBeVisible();
  await expect(box.getByText('(', { exact: true })).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await field(page).pressSequentially('-region:south ');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Edit region:south' }).click();
  await expect(field(page)).toHaveValue('(shift:day or region:south) -region:south');
  await page.keyboard.type('shift:night');
  await page.keyboard.press('Enter');
  await expect(chip(page, 'shift:night')).toBeVisible();
  await expect(rows(page)).toHaveCount(2);
  await chip(page, 'shift:day').click();
  await expect(box.getByText('(', { exact: true })).toBeHidden();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('#2');
});

test('each search is one step back, and the last ones are kept in this browser until they are forgotten', async ({
  page,
}) => {
  const listed = page.getByRole('group', { name: 'Last searches' }).getByRole('option');
  const forget = listed.and(page.getByLabel('Forget region:north night'));
  await field(page).pressSequentially('region:north ');
  await expect(rows(page)).toHaveCount(3);
  await field(page).pressSequentially('night');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=region%3Anorth\+night$/u);
  await field(page).pressSequentially('x');
  await expect(page).toHaveURL(/nightx$/u);
  await page.goBack();
  await expect(page).toHaveURL(/night$/u);
  await expect(field(page)).toHaveValue('night');
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await expect(page).toHaveURL(/\/$/u);
  await expect(rows(page)).toHaveCount(4);
  await page.goForward();
  await expect(chip(page, 'region:north')).toBeVisible();

  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(rows(page)).toHaveCount(4);
  await page.keyboard.press('ArrowDown');
  await expect(listed.first()).toHaveText('region:north night');
  await expect(listed.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await field(page).fill('shift:day');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Delete');
  await forget.click();
  await expect(page.getByRole('listbox')).toBeVisible();
  await expect(listed).toHaveCount(0);
});

test('whoever is offered help takes it by keys, and the whole language can be tried', async ({ page }) => {
  await field(page).click();
  const offered = page.getByRole('listbox', { name: 'What may stand here' });
  await expect(offered.getByRole('option', { name: /^at: who holds it now/u })).toBeVisible();
  await expectFit(page, 'the search box with what may stand there');
  await page.keyboard.press('Escape');
  await expect(offered).toBeHidden();
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'How to search' }).click();
  await expectFit(page, 'the language of the search');
  await page.getByRole('button', { name: 'Search for state:running' }).click();
  await expect(filter(page, /Under way/u)).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a search that cannot be read is explained once, with nothing beneath that says otherwise', async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}/?q=state%3Abogus`);
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('alert')).toContainText(
    /state:bogus\S* is not known here. Possible: \S*running/u,
  );
  await expect(page.getByText('Nothing matches')).toBeHidden();

  await page.goto(`${server.url}/?q=nothing-like-this`);
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await field(page).fill('state:bogus');
  await expect(page.getByRole('alert')).toContainText(
    /state:bogus\S* is not known here. Possible: \S*running/u,
  );
  await expect(page.getByText('Nothing matches')).toBeHidden();
  await filter(page, /All/u).click();
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(rows(page)).toHaveCount(4);
});

test('a number that is nobody’s is looked for in labels with one click', async ({ page, server }) => {
  const labels = { telephone: '0501234567' };
  await server.post(step('created', { processId: 'e', processNumber: 5, labels }));
  await field(page).fill('0501234567');
  await page.getByRole('button', { name: 'Look for 0501234567 in labels and names' }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('#5');
  await page.goBack();
  await expect(page.getByText('Nothing matches')).toBeVisible();
});

test('what cannot be read is neither kept, followed nor taken away', async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${server.url}/?q=${encodeURIComponent('region:')}`);
  const deeds = ['Export', 'Save this view', 'Subscribe'].map((name) => page.getByRole('button', { name }));
  for (const deed of deeds) await expect(deed).toBeDisabled();
  await expect(page.getByTitle('The search cannot be read yet.')).toHaveCount(3);
  await field(page).fill('region:north ');
  for (const deed of deeds) await expect(deed).toBeEnabled();
  await deeds[0]?.click();
  await expect(page.getByRole('dialog', { name: 'Export' })).toContainText('3 processes of this search');
  await expectFit(page, 'the export of a search on a phone');
});

test('a mistake is underlined where it is once one stops, and the list stays as it was', async ({ page }) => {
  await field(page).pressSequentially('region:north ');
  await expect(rows(page)).toHaveCount(3);
  await field(page).pressSequentially('(shift:day or');
  await expect(page.getByRole('alert')).toHaveText(/or\S* needs something before and after it/u);
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.locator('[class*=underline_mistake]')).toHaveText('or');
  await expect(rows(page)).toHaveCount(3);
  await expectFit(page, 'a search with a mistake');
  await field(page).pressSequentially(' shift:night)');
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(rows(page)).toHaveCount(2);
});
