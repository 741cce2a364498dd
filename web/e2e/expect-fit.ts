import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type AccessibilityCheck, attachmentName, type Finding } from './accessibility-check.ts';
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
  expect(await faultsIn(page, what, 'colours'), `${what}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectRest(page, `${what}, light`);
  expect(await faultsIn(page, what, 'both'), `${what}, light`).toEqual([]);
  await expectRoom(page, what);
  await speak(page, 'he');
  await expectRest(page, `${what}, Hebrew`);
  expect(await faultsIn(page, what, 'structure'), `${what}, Hebrew`).toEqual([]);
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

async function faultsIn(
  page: Page,
  state: string,
  look: 'colours' | 'structure' | 'both',
): Promise<string[]> {
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
  const { passes, violations, incomplete, inapplicable, testEngine } = await checker.analyze();
  // A rule may have passed on one element and be undecided about another.
  const applied = new Set([...passes, ...violations, ...incomplete].map(({ id }) => id)).size;
  const { pathname, search } = new URL(page.url());
  const check: AccessibilityCheck = {
    page: pathname + search,
    state,
    theme: look === 'colours' ? 'dark' : 'light',
    direction: look === 'structure' ? 'rtl' : 'ltr',
    width: page.viewportSize()?.width ?? 0,
    rules: applied + inapplicable.length,
    applied,
    violations: violations.map(finding),
    undecided: incomplete.map(finding),
    checker: `${testEngine.name} ${testEngine.version}`,
  };
  await test.info().attach(attachmentName, {
    body: JSON.stringify(check),
    contentType: 'application/json',
  });
  return check.violations.map(({ rule, elements }) => `${rule}: ${elements.join(' | ')}`);
}

function finding({ id, nodes }: { id: string; nodes: { html: string }[] }): Finding {
  return { rule: id, elements: nodes.map(({ html }) => html) };
}
