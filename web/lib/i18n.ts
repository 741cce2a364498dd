import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from '../locales/en.ts';
import type { aside } from '../locales/en/aside.ts';
import type { deliveries } from '../locales/en/deliveries.ts';
import type { payload } from '../locales/en/payload.ts';
import type { sources } from '../locales/en/sources.ts';
import type { storage } from '../locales/en/storage.ts';
import type { timeline } from '../locales/en/timeline.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: typeof en & {
      aside: typeof aside;
      timeline: typeof timeline;
      payload: typeof payload;
      deliveries: typeof deliveries;
      sources: typeof sources;
      storage: typeof storage;
    };
  }
}

/** Every word on the screen comes from here. React escapes, so i18next must not do it a second time. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en },
  defaultNS: 'shell',
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** The words of the process page come with that page. */
export async function loadTimelineWords(): Promise<void> {
  const { timeline } = await import('../locales/en/timeline.ts');
  i18n.addResourceBundle('en', 'timeline', timeline);
}

/** Those of an opened delivery come with what shows it. */
export async function loadPayloadWords(): Promise<void> {
  const { payload } = await import('../locales/en/payload.ts');
  i18n.addResourceBundle('en', 'payload', payload);
}

/** Those of the page of deliveries with that page. */
export async function loadDeliveriesWords(): Promise<void> {
  const { deliveries } = await import('../locales/en/deliveries.ts');
  i18n.addResourceBundle('en', 'deliveries', deliveries);
}

/** And those of the notice about the disk with that notice. */
export async function loadStorageWords(): Promise<void> {
  const { storage } = await import('../locales/en/storage.ts');
  i18n.addResourceBundle('en', 'storage', storage);
}

/** Those of the pages about sources with these pages. */
export async function loadSourcesWords(): Promise<void> {
  const { sources } = await import('../locales/en/sources.ts');
  i18n.addResourceBundle('en', 'sources', sources);
}

/** Those of the sheets, the sign-in and the empty board with whichever of them comes first. */
export async function loadAsideWords(): Promise<void> {
  const { aside } = await import('../locales/en/aside.ts');
  i18n.addResourceBundle('en', 'aside', aside);
}
