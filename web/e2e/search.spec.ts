import type { Page } from '@playwright/test';
import { archive, step } from './cellosign.ts';
import { expect, test } from './server.ts';

const rows = (page: Page) => page.getByRole('row').filter({ hasText: '#' });
const field = (page: Page) => page.getByRole('textbox', { name: 'Search processes' });
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
  await server.post(step('created', { processId: 'c', processNumber: 3, labels: { region: 'south' } }));
  await server.post(step('submitted', { processId: 'd', processNumber: 4, labels: north }));
  await server.post(archive({ processId: 'd' }));
  await page.goto(server.url);
  await expect(rows(page)).toHaveCount(4);
});

test('what is typed beside a term narrows it down, and says so', async ({ page }) => {
  await field(page).fill('region:north ');
  await expect(chip(page, 'region:north')).toBeVisible();
  await expect(rows(page)).toHaveCount(3);
  await expect(field(page)).toHaveAttribute('placeholder', 'Narrow down further…');
  await field(page).pressSequentially('night');
  await expect(page.getByRole('search').getByText('and', { exact: true })).toBeVisible();
  await expect(field(page)).toHaveAccessibleDescription('Narrows down what 1 term finds');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('#2');
});

test('Esc takes back what was typed, then the terms, then leaves the field', async ({ page }) => {
  await field(page).fill('region:north ');
  await field(page).pressSequentially('night');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(chip(page, 'region:north')).toBeHidden();
  await expect(rows(page)).toHaveCount(4);
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).not.toBeFocused();
});

test('each term goes by its cross, and by Backspace from the start of the text', async ({ page }) => {
  await field(page).fill('region:north shift:day at:Candidate ');
  await expect(rows(page)).toHaveCount(1);
  await page.getByText('region:').click();
  await expect(chip(page, 'region:north')).toBeVisible();
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
  await expect(field(page)).toHaveValue('');
  await expect(page).toHaveURL(/\?state=completed$/u);
  await expect(rows(page)).toHaveCount(1);

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

test('a search that cannot be read is explained once, with nothing beneath that says otherwise', async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}/?q=state%3Abogus`);
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByRole('alert')).toContainText('state:bogus is not known');
  await expect(page.getByText('Nothing matches')).toBeHidden();

  await page.goto(`${server.url}/?q=nothing-like-this`);
  await expect(page.getByText('Nothing matches')).toBeVisible();
  await field(page).fill('state:bogus');
  await expect(page.getByRole('alert')).toContainText('state:bogus is not known');
  await expect(page.getByText('Nothing matches')).toBeHidden();
  await filter(page, /All/u).click();
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(rows(page)).toHaveCount(4);
});
