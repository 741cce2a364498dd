import { useTranslation } from 'react-i18next';
import { useStore } from '../lib/store.ts';
import { choose, viewer, type ViewerSettings } from '../lib/viewer.ts';
import type { PaletteEntry } from './palette-entry.ts';
import type { Sheet } from './sheet.ts';
import { useOtherLanguages } from './use-other-languages.ts';
import { useSignOut } from './use-sign-out.ts';

/** What can be done from anywhere. */
export function useDeedEntries(onSheet: (sheet: Sheet) => void): PaletteEntry[] {
  const { t } = useTranslation(['aside', 'shell']);
  const { theme } = useStore(viewer);
  const languages = useOtherLanguages();
  const signOut = useSignOut();
  const deed = (id: string, words: string, act: () => void): PaletteEntry => ({ id, words, hint: '', act });
  const themes = [
    { id: 'dark', words: t('palette.dark') },
    { id: 'light', words: t('palette.light') },
    { id: null, words: t('palette.system') },
  ] satisfies { id: ViewerSettings['theme']; words: string }[];
  return [
    deed('webhook', t('shell:webhook.title'), () => onSheet('webhook')),
    deed('shortcuts', t('shell:shortcuts.title'), () => onSheet('shortcuts')),
    ...languages.map(({ id, name, speak }) => deed(`language ${id}`, name, speak)),
    ...themes
      .filter(({ id }) => id !== theme)
      .map(({ id, words }) => deed(`theme ${id ?? 'system'}`, words, () => choose({ theme: id }))),
    ...(signOut === null ? [] : [deed('sign out', signOut.words, signOut.act)]),
  ];
}
