import { expect, type Page } from '@playwright/test';

/** Waits until nothing moves and all letters have come: half way between two looks a page has the colours of neither. */
export async function expectRest(page: Page, what: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(unrest), { message: `${what}: still on its way`, intervals: [20, 50, 100] })
    .toEqual([]);
}

function unrest(): string[] {
  const moving = document
    .getAnimations()
    // What follows the scrolling of its box moves with nothing but that.
    .filter(({ playState, timeline }) => playState === 'running' && timeline === document.timeline)
    .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.outerHTML ?? '') : ''));
  return document.fonts.status === 'loaded' ? moving : [...moving, 'fonts'];
}
