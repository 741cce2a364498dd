import { browserLanguage } from '../lib/browser-choice.ts';
import { speak } from '../lib/i18n.ts';
import { viewer } from '../lib/viewer.ts';

/** Makes the document as the viewer wants it, now and after each change; resolves once it is for the first time. */
export async function obeyViewer(): Promise<void> {
  viewer.subscribe(() => void obey());
  await obey();
}

async function obey(): Promise<void> {
  const { language, theme } = viewer.get();
  const root = document.documentElement;
  if (theme === null) delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  for (const bar of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const scheme = bar.dataset['scheme'];
    if (theme === null) bar.media = `(prefers-color-scheme: ${scheme})`;
    else bar.media = scheme === theme ? 'all' : 'not all';
  }
  await speak(language ?? browserLanguage());
}
