import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * A checker finds no fault in the page as it stands, in either theme, and nothing of it stands out beyond its sides.
 * The themes share their structure: in the dark only the colours are looked at again.
 */
export async function expectFit(page: Page, what: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await faultsIn(page), `${what}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  expect(await faultsIn(page, ['color-contrast']), `${what}, dark`).toEqual([]);
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isWider, `${what} is wider than its window`).toBe(false);
}

async function faultsIn(page: Page, rules?: string[]): Promise<string[]> {
  // Our pages hold no frames of other origins, for which alone the other mode opens a page of its own each time.
  const checker = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (rules ? checker.withRules(rules) : checker).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
