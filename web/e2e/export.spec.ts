import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { step } from './cellosign.ts';
import { expect, test } from './server.ts';

test('the export takes what the search finds, as the kind of file that was chosen last', async ({
  page,
  server,
}) => {
  await server.start();
  await server.post(step('created', { processId: 'a', labels: { region: 'north', note: '=1+1' } }));
  await server.post(step('created', { processId: 'b', labels: { region: 'south' } }));
  await page.goto(`${server.url}/?q=region%3Anorth`);
  await expect(page.getByRole('row').filter({ hasText: '#51' })).toHaveCount(1);
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toContainText('1 process of this search');
  await expect(dialog.getByRole('status')).toContainText(/About .*, 1 event/u);
  await dialog
    .getByRole('combobox', { name: 'Rows' })
    .selectOption('One per process, with columns for each station');
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Download' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^signalbox-.*\.csv$/u);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text).toContain("'=1+1");
  expect(text.trim().split('\r\n')).toHaveLength(2);
  await expect(dialog).toContainText('Done:');

  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(dialog.getByRole('combobox', { name: 'Rows' })).toHaveValue('processes');
});

test('a process is taken along from its own page, on a phone', async ({ page, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await server.start();
  await server.post(step('created', { processId: 'a', processNumber: 7 }));
  await page.goto(`${server.url}/processes/a`);
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await expect(dialog).toContainText('#7');
  await dialog.getByRole('radio', { name: /JSON, whole|^JSON/u }).check();
  const waiting = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Download' }).click();
  expect((await waiting).suggestedFilename()).toBe('signalbox-7.json');
  await expect(dialog).toContainText('Done:');

  // A file that takes long: its dialog is closed, and then it breaks off.
  let progress = { state: 'running', share: 0.5, bytes: 2_000_000 };
  await page.route('**/api/exports/*', (route) => route.fulfill({ json: progress }));
  await expect(dialog.getByRole('button', { name: 'Close' }).last()).toBeInViewport();
  await dialog.getByRole('link', { name: 'Download' }).click();
  await expect(dialog).toContainText('2 MB so far');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const notice = page.getByRole('listitem').filter({ hasText: '2 MB so far' });
  await expect(notice.getByRole('button', { name: 'Stop' })).toBeInViewport();
  progress = { ...progress, state: 'failed' };
  await page.getByText('The file could not be made whole').waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog).toContainText('#7');
  await expect(page.getByText('The file could not be made whole')).toBeHidden();

  // And a picture that cannot be made: nothing of it comes to the downloads, so it is said where it was asked for.
  await page.route('**/export?format=png*', (route) =>
    route.fulfill({ status: 503, json: { error: 'unavailable', message: '' } }),
  );
  await dialog.getByRole('radio', { name: /^PNG/u }).check();
  await dialog.getByRole('button', { name: 'Download' }).click();
  await expect(dialog.getByRole('alert')).not.toBeEmpty();
  await expect(dialog.getByRole('button', { name: 'Download' })).toBeEnabled();
});

test('an evidence pack opens from the disk, says that it is unchanged, and names what was changed', async ({
  page,
  server,
}, testInfo) => {
  await server.start();
  await server.post(step('created', { processId: 'a', processNumber: 7, labels: { position: 'nurse' } }));
  await page.goto(`${server.url}/processes/a`);
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const take = async (name: RegExp) => {
    await page.getByRole('button', { name: 'Export' }).click();
    await dialog.getByRole('radio', { name }).check();
    const waiting = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    const download = await waiting;
    await expect(dialog).toBeHidden();
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const picture = await take(/^PNG/u);
  expect(picture.name).toBe('signalbox-7.png');
  expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
  // Made by the thread of the built server.
  const paper = await take(/^Evidence pack \(PDF\)/u);
  expect(paper.name).toBe('signalbox-7.pdf');
  expect(paper.bytes.toString('latin1')).toMatch(/^%PDF-1\.7[^]*%%EOF\n$/u);
  const pack = await take(/^Evidence pack(?! \(PDF\))/u);
  expect(pack.name).toBe('signalbox-7.html');

  const file = testInfo.outputPath('pack.html');
  writeFileSync(file, pack.bytes);
  await page.goto(pathToFileURL(file).href);
  await expect(page.getByText('Unchanged since it was made.')).toBeVisible();
  const changed = pack.bytes.toString('utf8').replace('<bdi>nurse</bdi>', '<bdi>doctor</bdi>');
  expect(changed).not.toBe(pack.bytes.toString('utf8'));
  writeFileSync(file, changed);
  await page.goto(pathToFileURL(file).href);
  await expect(page.getByText('CHANGED since it was made:')).toBeVisible();
  await expect(page.getByText('label "position"')).toBeVisible();
});
