import type { Page } from '@playwright/test';
import { about, type Storage } from '../../shared/api.ts';
import { step } from './cellosign.ts';
import { expect, test } from './server.ts';

const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const plenty: Storage = { low: false, refusing: false, bytesLeft: 50e9 };

/** The server's own answer with another disk in it. What the answer is on a real one is tried by the fault suite. */
async function withDisk(page: Page, storage: Storage): Promise<{ storage: Storage }> {
  const disk = { storage };
  await page.route('**/api/about', async (route) => {
    const answer = about.parse(await (await route.fetch()).json());
    await route.fulfill({ json: { ...answer, storage: disk.storage } });
  });
  return disk;
}

test.beforeEach(async ({ server }) => {
  await server.start();
  await server.post(step('created', { processId: 'a' }));
});

test('a disk that is nearly full is told on every open page within a minute, and so is its end', async ({
  page,
  server,
}) => {
  const disk = await withDisk(page, plenty);
  const notice = page.getByRole('status').filter({ hasText: 'disk' });
  await page.clock.install();
  await page.goto(server.url);
  const row = page.getByRole('row').filter({ hasText: '#51' });
  await expect(row).toBeVisible();
  await expect(notice).toHaveCount(0);

  disk.storage = { low: true, refusing: false, bytesLeft: 412_900_000 };
  await page.clock.fastForward(60_000);
  await expect(notice).toContainText("The server's disk is nearly full: 412 MB left.");
  await expect(notice).toContainText('Signing events will stop being accepted when it is full.');
  await row.getByRole('link').first().click();
  await expect(page).toHaveURL(/processes\/a/u);
  await expect(notice).toContainText('412 MB left');

  disk.storage = { low: true, refusing: true, bytesLeft: 0 };
  await page.clock.fastForward(60_000);
  await expect(notice).toContainText("The server's disk is full: signing events are being refused.");

  disk.storage = plenty;
  await page.clock.fastForward(60_000);
  await expect(notice).toHaveCount(0);
});

test('a server that cannot write for another reason does not blame the disk for being full', async ({
  page,
  server,
}) => {
  await withDisk(page, { low: false, refusing: true, bytesLeft: 50e9 });
  await page.goto(server.url);
  const notice = page.getByRole('status').filter({ hasText: 'cannot store' });
  await expect(notice).toContainText('signing events are being refused');
  await expect(notice).not.toContainText('full');
});

for (const [name, size] of Object.entries({ wide, phone })) {
  test(`the notice covers nothing and is wider than no page (${name})`, async ({ page, server }) => {
    await withDisk(page, { low: true, refusing: false, bytesLeft: 412_900_000 });
    await page.setViewportSize(size);
    await page.goto(server.url);
    const notice = await page.getByText('412 MB left').boundingBox();
    const title = await page.getByRole('heading', { name: 'Board' }).boundingBox();
    const state = await page.getByText('Live', { exact: true }).filter({ visible: true }).boundingBox();
    if (notice === null || title === null || state === null) throw new Error('something is not on the page');
    expect(notice.y + notice.height).toBeLessThanOrEqual(title.y);
    const apart =
      state.y >= notice.y + notice.height ||
      state.x + state.width <= notice.x ||
      state.y + state.height <= notice.y;
    expect(apart, 'the connection state stands free').toBe(true);
    expect(state.y + state.height).toBeLessThanOrEqual(size.height);
    const isScrolled = await page.evaluate(() => {
      const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
      return scrollWidth > Math.max(clientWidth, window.innerWidth) || scrollHeight > clientHeight;
    });
    expect(isScrolled, 'a page that would fit has something to scroll').toBe(false);
  });
}
