import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { processPage } from '../shared/api.ts';
import { readConfig } from './config.ts';
import { serve } from './serve.ts';
import { createSeal } from './sources/seal.ts';
import { saying, startFakeVendor } from './testing/fake-vendor.ts';

it('a delivery that a server did not live to verify is verified and shown by the next one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-'));
  const vendor = await startFakeVendor(() => undefined);
  onTestFinished(async () => {
    await vendor.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const key = 'a key for tests';
  const config = readConfig({
    PORT: '0',
    LOG_LEVEL: 'silent',
    SECRET_KEY: key,
    DATABASE_URL: `file:${join(folder, 'test.db')}`,
  });
  const source = {
    provider: 'ignisign',
    slug: 'contracts',
    workflow: 'Contracts',
    titleLabel: null,
    timeZone: null,
    vendor: { verification: 'vendor', appId: 'app', appEnv: 'STAGING', apiUrl: vendor.url },
    sealed: { apiKey: createSeal(key).seal('skv2_key') },
  };

  const first = await serve(config, { sources: [source] });
  const answer = await fetch(`${first.url}/webhooks/ignisign/contracts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      appId: 'app',
      appEnv: 'STAGING',
      topic: 'SIGNATURE_REQUEST',
      action: 'LAUNCHED',
      content: { signatureRequestId: 'a' },
      verificationToken: 'token',
    }),
  });
  expect(await answer.json()).toEqual({ received: true });
  await vi.waitFor(() => expect(vendor.asked).toHaveLength(1));
  await first.stop();

  vendor.answers(saying(200, { isValid: false, alreadyConsumed: true }));
  const later = Date.now() + 60_000;
  vi.spyOn(Date, 'now').mockImplementation(() => later);
  onTestFinished(() => void vi.restoreAllMocks());
  const second = await serve(config);
  onTestFinished(() => second.stop());
  await vi.waitFor(async () => {
    const page = processPage.parse(await (await fetch(`${second.url}/api/processes`)).json());
    expect(page.items.map(({ processId }) => processId)).toEqual(['a']);
  });
});
