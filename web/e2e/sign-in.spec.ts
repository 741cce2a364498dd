import { step } from './cellosign.ts';
import { expect, test } from './server.ts';

const token = 'a-long-random-token-for-this-test';

test('with a token set, a browser signs in by pasting it once; pages, live view and downloads then work', async ({
  page,
  server,
}) => {
  await server.start({ API_TOKEN: token });
  await server.post(step('created', { processId: 'p1' }));
  await page.goto(server.url);
  const field = page.getByLabel(/token/iu);
  await field.fill('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/^This token is not/u);
  await page.getByRole('button', { name: 'עברית' }).click();
  await expect(page.getByRole('heading', { name: 'כניסה' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveText(/^זה אינו האסימון/u);
  await expect(page.getByLabel('אסימון API')).toHaveValue('wrong');
  await expect(page.getByRole('button', { name: 'English' })).toBeFocused();
  await page.keyboard.press('Enter');
  await field.fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();

  const row = page.getByRole('row').filter({ hasText: '#51' });
  await expect(row).toContainText('Not opened yet');
  await server.post(step('loggedIn', { processId: 'p1' }));
  await expect(row).toContainText('Opened the link');
  const file = await page.request.get(`${server.url}/api/export?format=json`);
  expect(file.status()).toBe(200);

  await page.reload();
  await expect(row).toContainText('Opened the link');
  const [cookie] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  expect(cookie?.value).not.toContain(token);
});

test('who signed in can sign out, and is then asked again, in every tab', async ({ page, server }) => {
  await server.start({ API_TOKEN: token });
  await server.post(step('created', { processId: 'p1' }));
  await page.goto(server.url);
  await page.getByLabel(/token/iu).fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('row').filter({ hasText: '#51' })).toBeVisible();
  await page.reload();
  const other = await page.context().newPage();
  await other.goto(`${server.url}/processes/p1`);
  const heading = other.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('#51');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByLabel(/token/iu)).toBeVisible();
  await expect(other.getByLabel(/token/iu)).toBeVisible();
  expect(await page.context().cookies()).toEqual([]);
  await page.goto(`${server.url}/processes/p1`);
  await page.getByLabel(/token/iu).fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(heading).toContainText('#51');
});

test('a sign-in of another day can be ended too, and where nobody has to sign in there is nothing to end', async ({
  page,
  server,
}) => {
  await server.start({ API_TOKEN: token });
  await page.request.post(`${server.url}/api/session`, { data: { token } });
  await page.goto(server.url);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();

  await server.kill();
  await server.start();
  await page.evaluate(() => localStorage.clear());
  const asked = page.waitForResponse(/api\/about/u);
  await page.goto(server.url);
  await (await asked).finished();
  await expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Keyboard' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeHidden();
});

test('everything works under a base path', async ({ page, server }) => {
  await server.start({ BASE_PATH: '/office/signalbox' });
  const origin = server.url;
  server.url = `${origin}/office/signalbox`;
  await server.post(step('created', { processId: 'p1' }));
  await page.goto(`${server.url}/`);
  const row = page.getByRole('row').filter({ hasText: '#51' });
  await expect(row).toContainText('Not opened yet');
  await server.post(step('loggedIn', { processId: 'p1' }));
  await expect(row).toContainText('Opened the link');
  await page.goto(`${server.url}/processes/p1`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#51');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('#51');
});
