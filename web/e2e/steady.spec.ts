import { archive, step } from './cellosign.ts';
import { expect, test } from './server.ts';

const hour = 3_600_000;
/** Below what anybody sees: letters that come a moment after the words, and a digit that is wider than the last. */
const seen = 0.0005;

/** As browsers tell it; what moved, and by how much of the screen. */
type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };

test('nothing on a page moves by itself while its parts come in', async ({ page, server }) => {
  await server.start();
  await server.post(step('created', { processId: 'a', processNumber: 1, at: Date.now() - hour }));
  await server.post(step('expired', { processId: 'a', processNumber: 1, at: Date.now() }));
  await server.post(step('created', { processId: 'b', processNumber: 2, at: Date.now() - hour }), 'lease');
  await server.post(archive({ processId: 'b', processNumber: 2, at: Date.now() }), 'lease');
  // What is folded after the page is there would move it.
  for (const id of ['a', 'b'])
    await expect.poll(async () => (await fetch(`${server.url}/api/processes/${id}`)).status).toBe(200);
  const saved = await fetch(`${server.url}/api/views`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Ours', path: '/?q=is%3Alate', q: 'is:late' }),
  });
  expect(saved.status).toBe(201);
  await page.addInitScript(() => {
    const shifts: [number, string][] = [];
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[])
        shifts.push([value, sources.map(({ node }) => node?.textContent ?? '').join(' | ')]);
    }).observe({ type: 'layout-shift', buffered: true });
    Object.assign(globalThis, { shifts });
  });
  for (const [path, here] of [
    ['/', '#1'],
    ['/stations?state=expired', '#1'],
    ['/processes/a', '#1'],
    ['/deliveries', 'lease'],
    ['/sources', 'lease'],
  ] as const) {
    await page.goto(`${server.url}${path}`);
    await expect(page.getByText(here).filter({ visible: true }).first()).toBeVisible();
    await expect(page.getByText('Live', { exact: true }).filter({ visible: true })).toBeVisible();
    await expect(page.getByRole('navigation').getByRole('link', { name: /^Settings/u })).toBeVisible();
    const shifts = await page.evaluate(
      () => (globalThis as unknown as { shifts: [number, string][] }).shifts,
    );
    const moved = shifts.reduce((sum, [value]) => sum + value, 0);
    expect(moved, `${path}: ${shifts.join('; ')}`).toBeLessThan(seen);
  }
});
