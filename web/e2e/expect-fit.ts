import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { expectRest } from './expect-rest.ts';
import { speak } from './speak.ts';

/**
 * A checker finds no fault in the page as it stands, in either theme and in either direction, and nothing of it stands
 * out beyond its sides: not at this width, not at 200 % zoom, not on the narrowest phone. The themes share their
 * structure: in the dark only the colours are looked at again; the languages share their colours.
 */
export async function expectFit(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectRest(page, `${what}, dark`);
  expect(await faultsIn(page, 'colours'), `${what}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectRest(page, `${what}, light`);
  expect(await faultsIn(page, 'both'), `${what}, light`).toEqual([]);
  await expectRoom(page, what);
  await speak(page, 'he');
  await expectRest(page, `${what}, Hebrew`);
  expect(await faultsIn(page, 'structure'), `${what}, Hebrew`).toEqual([]);
  await expectRoom(page, `${what}, Hebrew`);
  await speak(page, 'en');
}

async function expectRoom(page: Page, what: string): Promise<void> {
  const size = page.viewportSize();
  if (size === null) throw new Error('the page has no size');
  const narrow = size.width < 500 ? 360 : size.width / 2;
  for (const width of [size.width, narrow]) {
    await page.setViewportSize({ ...size, width });
    // What is placed beside something, as a menu is, follows a frame later.
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), {
        message: `${what}: pixels beyond its window, ${width} wide`,
      })
      .toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(size);
}

async function faultsIn(page: Page, look: 'colours' | 'structure' | 'both'): Promise<string[]> {
  // Our pages hold no frames of other origins, for which alone the other mode opens a page of its own each time.
  const checker = new AxeBuilder({ page }).setLegacyMode();
  // They catch the focus at the ends of a menu and hand it on at once.
  checker.exclude('[data-base-ui-focus-guard]');
  if (look === 'colours') checker.withRules('color-contrast');
  // Of WCAG 2.2 the checker leaves out one rule unless it is asked for.
  else
    checker.options({
      rules: { 'target-size': { enabled: true }, 'color-contrast': { enabled: look === 'both' } },
    });
  const { violations } = await checker.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
