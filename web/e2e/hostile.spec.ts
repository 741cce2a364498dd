import { step } from './cellosign.ts';
import { expect, test } from './server.ts';

const hostile = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(2)</script>',
  "javascript:alert('3')",
  '{{constructor.constructor("alert(4)")()}}',
  '\u202Egnp.exe',
  '🙂 דנה \u0000',
  '<svg/onload=alert(5)>',
];

test('nothing that a vendor sends is run, on the board or on the process page', async ({ page, server }) => {
  await server.start();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  for (const [index, text] of hostile.entries()) {
    const labels = { [text]: text, candidate: text, half: '\uD800', ['__proto__']: text };
    const told = { processId: text, processNumber: index + 1, recipient: { id: 1, name: text }, labels };
    await server.post(step('created', told), 'hr');
    await server.post(step('loggedIn', told), 'hr');
  }
  await page.goto(server.url);
  const rows = page.getByRole('row').filter({ hasText: '#' });
  await expect(rows).toHaveCount(hostile.length);
  await expect(rows.filter({ hasText: '<img src=x onerror=alert(1)>' }).first()).toBeVisible();

  for (const [index, text] of hostile.entries()) {
    await page.goto(`${server.url}/processes/${encodeURIComponent(text)}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`#${index + 1}`);
    await page
      .getByRole('button', { name: /Payload/u })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
  }
  expect(dialogs).toEqual([]);
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
});
