import { AxeBuilder } from '@axe-core/playwright';
import { archive, step } from './cellosign.ts';
import { expect, test } from './server.ts';

const hour = 60 * 60_000;

for (const colorScheme of ['light', 'dark'] as const) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    test(`board, process page and payload have no fault that a checker finds, ${colorScheme}, ${viewport.width} wide`, async ({
      page,
      server,
    }) => {
      await server.start();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(viewport);
      const check = async (what: string) => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
          what,
        ).toEqual([]);
      };

      await page.goto(server.url);
      await expect(page.getByText('Waiting for the first webhook')).toBeVisible();
      await check('empty board');

      const at = Date.now() - 5 * hour;
      const manager = { id: 2, name: 'Manager' };
      await server.post(
        step('created', { processId: 'a', processNumber: 1, labels: { region: 'צפון' }, at }),
      );
      await server.post(step('loggedIn', { processId: 'a', processNumber: 1, at: at + hour }));
      await server.post(step('submitted', { processId: 'a', processNumber: 1, at: at + 2 * hour }));
      await server.post(
        step('created', { processId: 'a', processNumber: 1, recipient: manager, at: at + 2 * hour }),
      );
      await server.post(step('expired', { processId: 'b', processNumber: 2, at: at + hour }));
      await server.post(step('deleted', { processId: 'c', processNumber: 3, at: at + hour }));
      await server.post(step('submitted', { processId: 'd', processNumber: 4, at: at + hour }));
      await server.post(archive({ processId: 'd', at: at + 2 * hour }));
      await page.goto(server.url);
      await expect(page.getByText('#4').first()).toBeVisible();
      await check('board');
      const more = page.getByRole('button', { name: 'More' });
      if (await more.isVisible()) await more.click();
      const address = { name: 'Webhook address' };
      await page.getByRole('button', address).or(page.getByRole('menuitem', address)).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await check('webhook address');

      await page.goto(`${server.url}/processes/a`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('#1');
      await check('process page');
      await page
        .getByRole('button', { name: /Payload/u })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await check('payload');

      const isWider = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      await page.goto(`${server.url}/processes/a`);
      await expect(page.getByRole('heading', { level: 1 })).toContainText('#1');
      expect(await isWider()).toBe(false);
      await page.goto(server.url);
      await expect(page.getByText('#4').first()).toBeVisible();
      expect(await isWider()).toBe(false);
    });
  }
}
