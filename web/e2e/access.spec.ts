import { archive, step } from './cellosign.ts';
import { expectFit } from './expect-fit.ts';
import { expect, test } from './server.ts';

const hour = 60 * 60_000;

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`board, process page and payload are fit for everybody, ${viewport.width} wide`, async ({
    page,
    server,
  }) => {
    await server.start();
    await page.setViewportSize(viewport);

    await page.goto(server.url);
    await expect(page.getByText('Waiting for the first webhook')).toBeVisible();
    await expectFit(page, 'empty board');

    const at = Date.now() - 5 * hour;
    const manager = { id: 2, name: 'Manager' };
    await server.post(step('created', { processId: 'a', processNumber: 1, labels: { region: 'צפון' }, at }));
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
    await expectFit(page, 'board');
    const more = page.getByRole('button', { name: 'More' });
    if (await more.isVisible()) await more.click();
    const address = { name: 'Webhook address' };
    await page.getByRole('button', address).or(page.getByRole('menuitem', address)).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectFit(page, 'webhook address');

    await page.goto(`${server.url}/processes/a`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('#1');
    await expectFit(page, 'process page');
    await page
      .getByRole('button', { name: /Payload/u })
      .first()
      .click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectFit(page, 'payload');
  });
}
