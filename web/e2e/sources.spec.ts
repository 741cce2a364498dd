import { archive, step } from './cellosign.ts';
import { expectFit } from './expect-fit.ts';
import { expect, test } from './server.ts';

const types = ['created', 'loggedIn', 'loaded', 'submitted', 'expired', 'deleted'] as const;

test.beforeEach(async ({ server }) => {
  await server.start();
});

test('a person who never saw the program connects all seven webhooks with what the page says', async ({
  page,
  server,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(server.url);
  await page.getByRole('link', { name: 'set up a source' }).click();
  await page.getByRole('button', { name: 'New source' }).click();
  await page.getByLabel('Workflow name').fill('Account opening');
  await expect(page.getByLabel('Address', { exact: true })).toHaveValue('account-opening');
  await page.getByRole('button', { name: 'Make the source' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Account opening' })).toBeVisible();
  await expect(page).toHaveTitle(/Account opening/u);
  await page.getByRole('button', { name: 'Make credentials' }).last().click();
  await page.getByRole('button', { name: 'Make them' }).click();
  const value = await page.getByLabel('Value', { exact: true }).inputValue();
  const key = await page.getByRole('textbox', { name: 'Custom, key' }).inputValue();
  const url = await page.getByLabel('URL', { exact: true }).inputValue();
  expect(new URL(url).pathname).toBe('/webhooks/cellosign/account-opening');
  await page.getByRole('button', { name: 'Copy values: Form is submitted' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  for (const text of ['Form is submitted', url, key, value, 'application/json'])
    expect(copied).toContain(text);

  const guide = page.getByRole('listitem').filter({ hasText: 'Copy' });
  await expect(guide).toHaveCount(7);
  const headers = { [key]: value };
  for (const [at, type] of types.entries()) {
    await expect(guide.nth(at)).toContainText('never');
    await server.post(step(type, { processId: 'p1' }), 'account-opening', headers);
    await expect(guide.nth(at)).toContainText(/^(?!.*never).*1× · /u);
  }
  await expect(page.getByText('nothing yet for “Post business process result (Archive)”')).toBeVisible();
  await server.post(archive({ processId: 'p1' }), 'account-opening', headers);
  await expect(page.getByText('Every webhook has arrived.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('shown once, ends in')).toBeVisible();
  await expect(page.getByLabel('URL', { exact: true })).toHaveValue(url);
  expect(await page.content()).not.toContain(value);
});

test('wrong credentials are named while they happen: what was shown, and what is expected', async ({
  page,
  server,
}) => {
  const { id, secret } = await makeSource(server.url, 'recruitment', 'Recruitment');
  await page.goto(`${server.url}/sources/${id}`);
  await expect(page.getByText('Waiting for a Test…')).toBeVisible();
  await send(server.url, 'recruitment', { authorization: `Basic ${btoa('hr:wrong')}` });
  const refusal = page.getByRole('paragraph').filter({ hasText: /refused .*:/u });
  await expect(refusal).toContainText('Basic authentication with the user');
  await expect(refusal).toContainText('hr');
  await expect(refusal).toContainText('This source expects the header');
  expect(await page.content()).not.toContain('hr:wrong');
  await expect(page.getByText('not used since this server was started')).toBeVisible();
  await page.goto(`${server.url}/sources`);
  await expect(page.getByRole('row').filter({ hasText: 'Recruitment' }).first()).toContainText('Refused');
  await server.post(step('created', { processId: 'p1' }), 'recruitment', { 'x-signalbox-key': secret });
  await page.goto(`${server.url}/sources/${id}`);
  await expect(page.getByRole('paragraph').filter({ hasText: 'Past: a request was refused' })).toContainText(
    'What came since was let in.',
  );
  await expect(page.getByText(/last used/u)).toBeVisible();
});

test('credentials are changed without a gap: two at a time, the old one removed after a question', async ({
  page,
  server,
}) => {
  const { id, secret } = await makeSource(server.url, 'recruitment', 'Recruitment');
  await page.goto(`${server.url}/sources/${id}`);
  await page.getByRole('button', { name: 'Rotate credentials' }).click();
  await page.getByRole('radio', { name: 'Basic' }).check();
  await page.getByRole('textbox', { name: 'User' }).fill('vendor');
  await page.getByRole('button', { name: 'Make them' }).click();
  const password = await page.getByRole('textbox', { name: 'Password' }).inputValue();
  const basic = { authorization: `Basic ${btoa(`vendor:${password}`)}` };
  await expect(page.getByRole('button', { name: 'Rotate credentials' })).toBeDisabled();
  expect(await send(server.url, 'recruitment', { 'x-signalbox-key': secret })).toBe(200);
  expect(await send(server.url, 'recruitment', basic)).toBe(200);

  await page.getByRole('button', { name: /^Remove: Custom/u }).click();
  const question = page.getByRole('dialog', { name: 'Remove these credentials?' });
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByRole('button', { name: /^Remove: /u })).toHaveCount(1);
  expect(await send(server.url, 'recruitment', { 'x-signalbox-key': secret })).toBe(401);
  expect(await send(server.url, 'recruitment', basic)).toBe(200);
});

test('a source is paused, resumed, renamed, deleted and restored, and says what each means', async ({
  page,
  server,
}) => {
  const { id, secret } = await makeSource(server.url, 'recruitment', 'Recruitment');
  const headers = { 'x-signalbox-key': secret };
  await server.post(step('created', { processId: 'p1' }), 'recruitment', headers);
  await page.goto(`${server.url}/sources/${id}`);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('dialog')).toContainText('may not send it again');
  await page.getByRole('button', { name: 'Pause the source' }).click();
  await expect(page.getByText('is refused with 503')).toBeVisible();
  expect(await send(server.url, 'recruitment', headers)).toBe(503);
  await expect(page.getByText('1 delivery was refused so far.')).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('is refused with 503')).toBeHidden();

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByLabel('Workflow name').fill('גיוס עובדים');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'גיוס עובדים' })).toBeVisible();

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await expect(page.getByRole('dialog')).toContainText('stays on the board');
  await page.getByRole('button', { name: 'Delete the source' }).click();
  await expect(page).toHaveURL(/\/sources$/u);
  expect(await send(server.url, 'recruitment', headers)).toBe(404);
  await page.getByText('1 deleted source').click();
  await page.getByRole('link', { name: 'גיוס עובדים' }).click();
  await expect(page.getByText('it takes nothing until new ones are made')).toBeVisible();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Closed until it has credentials.')).toBeVisible();
  expect(await send(server.url, 'recruitment', headers)).toBe(401);
  await page.goto(`${server.url}/sources`);
  await expect(page.getByRole('row').filter({ hasText: 'גיוס' }).first()).toContainText('Needs credentials');
  await page.getByRole('main').getByRole('link', { name: 'גיוס עובדים' }).first().click();
  await page.getByRole('button', { name: 'Open it without' }).click();
  const question = page.getByRole('dialog', { name: 'Open this source to everybody?' });
  await question.getByRole('button', { name: 'Open it without' }).click();
  await expect(question).toBeHidden();
  await expect(page.getByText('Open: whoever knows the address can deliver to it.')).toBeVisible();
  expect(await send(server.url, 'recruitment', {})).toBe(200);
});

test('what somebody else has named meanwhile is not overwritten unasked', async ({ page, server }) => {
  const { id } = await makeSource(server.url, 'recruitment', 'Recruitment');
  await page.goto(`${server.url}/sources/${id}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByLabel('Workflow name').fill('Mine');
  const rename = { method: 'PATCH', body: JSON.stringify({ workflow: 'Theirs' }) };
  await fetch(`${server.url}/api/sources/${id}`, {
    ...rename,
    headers: { 'content-type': 'application/json' },
  });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Somebody else has renamed it meanwhile.')).toBeVisible();
  await expect(page.getByRole('dialog')).toContainText('Theirs');
  await page.getByRole('button', { name: 'Save all the same' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mine' })).toBeVisible();
});

test('a secret is shown whole until the person has it, and a key that cannot be one is refused in words', async ({
  page,
  server,
}) => {
  const { id } = await makeSource(server.url, 'recruitment', 'Recruitment');
  await page.goto(`${server.url}/sources/${id}`);
  await page.getByRole('button', { name: 'Rotate credentials' }).click();
  await page.getByRole('textbox', { name: 'Key', exact: true }).fill('Content-Type');
  await page.getByRole('button', { name: 'Make them' }).click();
  await expect(page.getByText('A key is made of letters')).toBeVisible();
  await page.getByRole('textbox', { name: 'Key', exact: true }).fill('X-Pass-It');
  await page.getByRole('button', { name: 'Make them' }).click();
  const value = page.getByRole('textbox', { name: 'Value' });
  await expect(value).toHaveValue(/^sbx_/u);
  expect(await value.evaluate((field) => field.scrollWidth - field.clientWidth)).toBeLessThanOrEqual(0);
  expect(await value.evaluate((field) => field.scrollHeight - field.clientHeight)).toBeLessThanOrEqual(1);
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await expect(value).toBeHidden();
  await expect(page.getByText('shown once, ends in')).toBeVisible();
});

test('where sources are protected, the page says that no delivery makes another one', async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}/sources`);
  await expect(page.getByText('makes a source of it, whoever sends it')).toBeVisible();
  await makeSource(server.url, 'recruitment', 'Recruitment');
  await expect(page.getByText('an address that is not known is refused with 404')).toBeVisible();
  expect(await send(server.url, 'recruitment2', {})).toBe(404);
  await page.getByRole('link', { name: 'Recruitment' }).first().click();
  await page.getByRole('button', { name: /^Remove: Custom/u }).click();
  await expect(page.getByText('from then on it is open, and whoever knows the address')).toBeVisible();
});

test('coverage shows which webhook is not set up: what follows it came, and it never did', async ({
  page,
  server,
}) => {
  await server.post(step('loggedIn', { processId: 'p1' }));
  await server.post(step('submitted', { processId: 'p1' }));
  await page.goto(`${server.url}/sources`);
  const coverage = page.getByRole('region', { name: 'Coverage: Cellosign' });
  await expect(coverage.getByRole('cell', { name: 'not set up' })).toHaveCount(1);
  await expect(page.getByText(/“Form loaded on client browser” never arrived/u)).toBeVisible();
  await server.post(step('loaded', { processId: 'p1' }));
  await expect(coverage.getByRole('cell', { name: 'not set up' })).toHaveCount(0);
});

test('where times are whole hours off, the zone that would fit is proposed and taken with one click', async ({
  page,
  server,
}) => {
  const { id, secret } = await makeSource(server.url, 'recruitment', 'Recruitment', 'America/New_York');
  for (let at = 0; at < 6; at += 1) {
    const timestamp = new Date().toISOString().slice(0, -1);
    const body = {
      ...step('created', { processId: `p${at}` }),
      event: { type: 'WHEF_SESSION_CREATED', timestamp },
    };
    await server.post(body, 'recruitment', { 'x-signalbox-key': secret });
  }
  await page.goto(`${server.url}/sources/${id}`);
  await expect(page.getByText('This zone does not fit.')).toBeVisible();
  await page.getByRole('button', { name: 'Use UTC' }).click();
  await expect(page.getByText(/6 events fit this zone/u)).toBeVisible();
});

test('an address that is taken or impossible is refused where it is typed, and nothing is lost', async ({
  page,
  server,
}) => {
  await makeSource(server.url, 'recruitment', 'Recruitment');
  await page.goto(`${server.url}/sources`);
  await page.getByRole('button', { name: 'New source' }).click();
  const address = page.getByLabel('Address', { exact: true });
  const name = page.getByLabel('Workflow name');
  await name.fill('Recruitment');
  await expect(address).toHaveValue('recruitment-2');
  for (const [typed, words] of [
    ['recruitment', 'There is a source with this address already.'],
    ['token', 'This word has a meaning of its own'],
    ['a b', 'An address has up to 64'],
  ] as const) {
    await address.fill(typed);
    await page.getByRole('button', { name: 'Make the source' }).click();
    await expect(page.getByText(words)).toBeVisible();
  }
  await page.getByLabel('Time zone').fill('Mars/Olympus');
  await page.getByRole('button', { name: 'Make the source' }).click();
  await expect(page.getByText('There is no such time zone.')).toBeVisible();
  await expect(name).toHaveValue('Recruitment');
});

test('new addresses make themselves known only while they may', async ({ page, server }) => {
  await page.goto(`${server.url}/sources`);
  await expect(page.getByText('No source yet')).toBeVisible();
  const known = page.getByRole('switch', { name: 'New addresses make themselves known' });
  await known.click();
  await expect(known).not.toBeChecked();
  expect(await send(server.url, 'unheard-of', {})).toBe(404);
  await known.click();
  await expect(known).toBeChecked();
  expect(await send(server.url, 'unheard-of', {})).toBe(200);
  await expect(page.getByRole('row').filter({ hasText: 'unheard-of' }).first()).toBeVisible();
});

test('nothing is said of time zones where the vendor sends no times', async ({ page, server }) => {
  await page.goto(`${server.url}/sources`);
  await page.getByRole('button', { name: 'New source' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText(/time zone/iu)).toBeVisible();
  await dialog.getByRole('radio', { name: 'Ignisign' }).check();
  await expect(dialog.getByText(/time zone/iu)).toBeHidden();
  await dialog.getByLabel('Workflow name').fill('Contracts');
  await dialog.getByRole('button', { name: 'Make the source' }).click();
  await expect(page.getByRole('heading', { name: 'Connect Ignisign' })).toBeVisible();
  await expect(page.getByText(/time zone/iu)).toBeHidden();
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`both pages are fit for everybody, ${viewport.width} wide`, async ({ page, server }) => {
    await page.setViewportSize(viewport);
    const long = 'ש'.repeat(64);
    const { id, secret } = await makeSource(server.url, long, `${long} ${'Extraordinarily'.repeat(8)}`);
    await server.post(step('submitted', { processId: 'p1' }), long, { 'x-signalbox-key': secret });
    await send(server.url, long, { authorization: 'Bearer wrong' });
    await page.goto(`${server.url}/sources`);
    await expect(page.getByRole('heading', { level: 1, name: 'Sources' })).toBeVisible();
    await expectFit(page, 'list');
    await page.getByRole('button', { name: 'New source' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectFit(page, 'new source');
    await page.goto(`${server.url}/sources/${id}`);
    await expect(page.getByRole('paragraph').filter({ hasText: /refused .*:/u })).toBeVisible();
    await expectFit(page, 'source');
    await page.getByRole('button', { name: 'Rotate credentials' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectFit(page, 'new credentials');
  });
}

/** A source with a header of its own, made as a program would make it. */
async function makeSource(
  url: string,
  slug: string,
  workflow: string,
  timeZone: string | null = null,
): Promise<{ id: number; secret: string }> {
  const post = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${url}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(201);
    return answer.json();
  };
  const made = await post('api/sources', { provider: 'cellosign', slug, workflow, timeZone });
  const { id } = (made as { source: { id: number } }).source;
  const credential = await post(`api/sources/${id}/credentials`, { scheme: 'header' });
  return { id, secret: (credential as { secret: string }).secret };
}

/** Posts a delivery that may be refused; gives the status. */
async function send(url: string, slug: string, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(`${url}/webhooks/cellosign/${encodeURIComponent(slug)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(step('created', { processId: 'sent' })),
  });
  return answer.status;
}
