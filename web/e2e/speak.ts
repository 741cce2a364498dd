import { expect, type Page } from '@playwright/test';

/** Puts the page into a language as if the viewer had chosen it in another window: even while a dialog is open. */
export async function speak(page: Page, language: 'en' | 'he'): Promise<void> {
  await page.evaluate((chosen) => {
    const key = 'signalbox viewer ';
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
    const settings = { zone: null, week: null, theme: null, ...kept, language: chosen };
    localStorage.setItem(key, JSON.stringify(settings));
    window.dispatchEvent(new StorageEvent('storage', { key }));
  }, language);
  await expect(page.locator(`html[lang=${language}]`)).toBeAttached();
}
