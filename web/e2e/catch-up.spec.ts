import { saying, startFakeVendor } from '../../server/testing/fake-vendor.ts';
import { requestEvent } from './ignisign.ts';
import { expect, test, type TestServer } from './server.ts';

const path = 'webhooks/ignisign/contracts';

async function send(server: TestServer, to: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${server.url}/${to}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function makeSource(server: TestServer, vendor: Record<string, string>): Promise<number> {
  const answer = await send(server, 'api/sources', {
    provider: 'ignisign',
    slug: 'contracts',
    workflow: 'Contracts',
    vendor,
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { source: { id: number } }).source.id;
}

const launched = (id: string) => requestEvent('SIGNATURE_REQUEST/LAUNCHED', id);

test.beforeEach(async ({ server }) => {
  await server.start();
});

test('what the vendor could not deliver is found and fetched with one click, told as it goes', async ({
  page,
  server,
}) => {
  const missing = new Map([
    ['e1', launched('here')],
    ['e2', launched('lost')],
  ]);
  const resends: (() => void)[] = [];
  const vendor = await startFakeVendor((response, asked) => {
    const [, lost] = /\/events\/(\w+)\/resend$/u.exec(asked.url) ?? [];
    if (lost !== undefined) {
      resends.push(() => {
        void send(server, path, missing.get(lost) ?? {}).then(() => saying(200, {})(response, asked));
      });
      return;
    }
    const isFirst = asked.url.includes('page=0');
    const events = isFirst ? [...missing].map(([_id, body]) => ({ _id, status: 'FAILED', ...body })) : [];
    saying(200, { events })(response, asked);
  });
  const id = await makeSource(server, { apiUrl: vendor.url });
  await send(server, path, launched('here'));

  await page.goto(`${server.url}/sources/${id}`);
  const card = page.getByRole('heading', { name: 'What never arrived' }).locator('..');
  const fetchMissing = card.getByRole('button', { name: 'Fetch what is missing' });
  await expect(fetchMissing).toBeDisabled();
  await expect(card).toContainText('these settings are needed first: API key and Webhook id.');
  await page.getByLabel('API key').fill('skv2_key');
  await page.getByLabel('Webhook id').fill('w-1');
  await page.getByRole('button', { name: 'Save' }).click();
  await fetchMissing.click();
  await expect(card.getByRole('status')).toContainText('Going through the list…');
  await expect(card.getByRole('status')).toContainText('1 of them is here all the same');
  await expect(card.getByRole('button', { name: 'Fetching' })).toBeDisabled();

  await expect.poll(() => resends.length).toBe(1);
  resends[0]?.();
  await expect(card.getByRole('status')).toContainText(
    /The last time:.*2 events that were not delivered.*1 of them is here.*1 was asked for again/su,
  );
  await page.goto(server.url);
  await expect(page.getByRole('link', { name: /lost/u }).first()).toBeVisible();

  vendor.answers(saying(401, ''));
  await page.goto(`${server.url}/sources/${id}`);
  await fetchMissing.click();
  await expect(card.getByRole('alert')).toHaveText(
    /The vendor does not take the API key; it answered with .HTTP 401/u,
  );

  // The same key serves to verify deliveries: that it does not is told where the source is set up.
  await page.getByLabel('Verification').selectOption('Ask the vendor about each event');
  await page.getByLabel('Application id').fill('app');
  await page.getByLabel('Environment').selectOption('Production');
  await page.getByLabel('API key').fill('a secret from before there were keys');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await send(server, path, { ...launched('waiting'), appId: 'app', verificationToken: 'token' });
  const note = page.getByText('Ignisign does not take the API key.');
  await expect(note).toBeVisible();
  await expect(note.locator('..')).toContainText(/HTTP 401.*Enter the one that is valid now\./u);
  expect(vendor.asked.at(-1)?.url).toBe('/v4/auth/app-api');
  await vendor.close();
});

test('only a vendor that keeps such a list is asked', async ({ page, server }) => {
  await send(server, 'api/sources', { provider: 'cellosign', slug: 'hr', workflow: 'Recruitment' });
  await page.goto(`${server.url}/sources/1`);
  await expect(page.getByRole('heading', { level: 1, name: 'Recruitment' })).toBeVisible();
  await expect(page.getByText('What never arrived')).toBeHidden();
});
