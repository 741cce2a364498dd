import { expect, test, type TestServer } from './server.ts';
import { dana, launch, omer, requestEvent, sign } from './ignisign.ts';

test.beforeEach(async ({ server }) => {
  await server.start();
});

async function post(server: TestServer, body: object): Promise<void> {
  const answer = await fetch(`${server.url}/webhooks/ignisign/contracts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(await answer.json()).toEqual({ received: true });
}

test('a request for signatures is a line of signers, in its own words, with times of arrival', async ({
  page,
  server,
}) => {
  await post(server, launch('r-1', 'Lease 42', [dana, omer]));
  await page.goto(`${server.url}/processes/r-1`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('contracts · Lease 42');
  const line = page.getByRole('region', { name: 'Line' });
  await expect(line.getByRole('listitem')).toHaveText([
    /^Dana Levi, Not opened yet/u,
    /^עומר מזרחי, Not opened/u,
  ]);

  await post(server, requestEvent('SIGNATURE_SESSION/INITIALIZED', 'r-1', dana));
  await expect(line.getByRole('listitem').first()).toContainText('Opened the document');
  await post(server, sign('r-1', dana, 'd1'));
  await post(server, sign('r-1', omer, 'd2'));
  await expect(line.getByRole('listitem').first()).toContainText('Signing');
  await post(server, sign('r-1', dana, 'd2'));
  await post(server, sign('r-1', omer, 'd1'));
  await expect(line.getByRole('listitem').last()).toContainText('Signed');
  await expect(page.getByText('Signed by all')).toBeVisible();
  await post(server, requestEvent('SIGNATURE_REQUEST/COMPLETED', 'r-1', { status: 'COMPLETED' }));
  await expect(page.getByText('Completed', { exact: true })).toBeVisible();

  await expect(page.getByText('The vendor tells no times: these are the times of arrival.')).toHaveCount(1);
  await page.getByRole('button', { name: /^Payload of Sent to all signers/u }).click();
  await expect(page.getByRole('dialog')).toContainText('The vendor told no time');
});

test('what was split from a request appears on its page as it comes, and leads back to it', async ({
  page,
  server,
}) => {
  await post(
    server,
    requestEvent('SIGNATURE_REQUEST/CHILDREN_GENERATED', 'parent', { signatureRequestExternalId: 'Policy' }),
  );
  await page.goto(`${server.url}/processes/parent`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('contracts · Policy');
  await expect(page.getByText('Under way')).toBeVisible();

  const child = (id: string) =>
    launch(id, `Policy for ${id}`, [dana], { initialSignatureRequestId: 'parent' });
  await post(server, child('a'));
  await expect(page.getByRole('heading', { name: 'Split into 1 request' })).toBeVisible();
  await post(server, child('b'));
  await expect(page.getByRole('heading', { name: 'Split into 2 requests' })).toBeVisible();
  const first = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Policy for a' }) });
  await post(server, sign('a', dana, 'd1'));
  await expect(first).toContainText('Signed by all');

  await page.getByRole('link', { name: 'Policy for a' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('contracts · Policy for a');
  await page.getByRole('link', { name: 'The request it was made from' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('contracts · Policy');
});
