import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import { startFakeVendor } from '../testing/fake-vendor.ts';
import { askVendor } from './ask-vendor.ts';

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

it.each(['nothing', 'half an answer'])(
  'gives up in time on a vendor that sends %s, though garbage is collected meanwhile',
  async (sent) => {
    const vendor = await startFakeVendor((response) => {
      if (sent === 'half an answer') response.write('{"isVal');
    });
    const collecting = setInterval(collectGarbage, 20);
    onTestFinished(async () => {
      clearInterval(collecting);
      await vendor.close();
    });
    const request = { method: 'GET', url: vendor.url, headers: {}, body: null } as const;
    const limits = { timeout: 200, signal: new AbortController().signal };
    await expect(askVendor(fetch, request, limits)).rejects.toMatchObject({ name: 'TimeoutError' });
  },
);
