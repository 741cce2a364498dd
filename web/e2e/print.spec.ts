import { inflateSync } from 'node:zlib';
import { step } from './cellosign.ts';
import { expect, test } from './server.ts';
import { speak } from './speak.ts';

const minute = 60_000;
const candidate = { id: 1, name: 'Candidate' };

/** How many sheets a PDF has; its objects may be packed. */
function sheetsOf(pdf: Buffer): number {
  const text = pdf.toString('latin1');
  const packed = [...text.matchAll(/stream\r?\n/gu)].map(({ index, 0: head }) => {
    try {
      return inflateSync(pdf.subarray(index + head.length)).toString('latin1');
    } catch {
      return '';
    }
  });
  return [text, ...packed].join('\n').match(/\/Type\s*\/Page\b/gu)?.length ?? 0;
}

test('a process and the board are printed as documents: light, whole, and without what can only be pressed', async ({
  page,
  server,
}) => {
  await server.start();
  const start = Date.now() - 200 * minute;
  const labels = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`label ${at}`, `value ${at}`]));
  const told = (minutes: number) => ({
    processId: 'a',
    recipient: candidate,
    labels,
    at: start + minutes * minute,
  });
  await server.post(step('created', told(0)));
  await server.post(step('loggedIn', told(1)));
  await server.post(step('loaded', told(2)));
  for (let change = 0; change < 60; change += 1) await server.post(step('fieldChanged', told(3 + change)));
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${server.url}/processes/a`);
  const rows = page.getByRole('table').getByRole('row');
  const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  // The changes are one row, which somebody could unfold.
  await expect(rows).toHaveCount(1 + 4);
  await expect(page.getByText('value 11')).toBeHidden();

  const expectNothingCut = () =>
    expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
      .toBeLessThanOrEqual(0);
  // As on a lying sheet of A4.
  await page.setViewportSize({ width: 1046, height: 718 });
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(rows).toHaveCount(1 + 63);
  await expect(page.getByText('value 11')).toBeVisible();
  await expect(page.getByText(/^Printed .*GMT/u)).toBeVisible();
  await expect(page.getByRole('heading', { name: /#51/u })).toBeVisible();
  await expect(page.getByText('Filling the form', { exact: true }).first()).toBeVisible();
  for (const pressed of ['button', 'switch', 'navigation'] as const) {
    const named = page.getByRole(pressed).filter({ hasNotText: /Candidate|\d\d:\d\d:\d\d/u });
    for (const each of await named.all()) {
      const isMark = await each.evaluate((element) => element instanceof SVGElement);
      if (!isMark) await expect(each).toBeHidden();
    }
  }
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(dark);
  await expectNothingCut();
  const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  expect(sheets).toBeGreaterThanOrEqual(3);
  expect(sheets).toBeLessThanOrEqual(5);

  await page.emulateMedia({ colorScheme: 'dark', media: 'screen' });
  for (let other = 0; other < 40; other += 1)
    await server.post(step('created', { processId: `p${other}`, processNumber: 100 + other }));
  await page.goto(server.url);
  await expect(page.getByText('#139')).toBeVisible();
  expect(await rows.count()).toBeLessThan(30);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(rows).toHaveCount(1 + 41);
  await expect(page.getByText(/^Rows: 41\. Printed .*GMT/u)).toBeVisible();
  for (const name of ['Look back', 'Columns', 'Export'])
    await expect(page.getByRole('button', { name })).toBeHidden();
  await expect(page.getByRole('navigation')).toBeHidden();
  await expectNothingCut();

  await page.goto(`${server.url}/?q=${encodeURIComponent('"label 1":"value 1"')}`);
  await expect(page.getByRole('search').getByText('value 1')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Remove/u })).toBeHidden();
  const field = page.getByRole('combobox', { name: 'Search processes' });
  expect(await field.evaluate((input) => getComputedStyle(input, '::placeholder').opacity)).toBe('0');

  await page.goto(`${server.url}/processes/a`);
  await speak(page, 'he');
  await expect(page.getByText(/^הודפס/u)).toBeVisible();
  await expectNothingCut();
});
