import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { boardSearchPath } from '../lib/paths.ts';
import { matchingEntries, type PaletteEntry, type PaletteGroup } from './palette-entry.ts';
import styles from './palette.module.css';
import type { Sheet } from './sheet.ts';
import { useDeedEntries } from './use-deed-entries.ts';
import { usePlaceEntries } from './use-place-entries.ts';
import { useProcessEntries } from './use-process-entries.ts';
import { useStateEntries } from './use-state-entries.ts';

export interface PaletteProps {
  onClose: () => void;
  /** Lays another sheet over the page in place of this one. */
  onSheet: (sheet: Sheet) => void;
}

/** One field that finds processes, pages and deeds. */
export function Palette({ onClose, onSheet }: PaletteProps) {
  const { t } = useTranslation('aside');
  const [typed, setTyped] = useState('');
  const { groups, fault } = useGroups(typed, onSheet);
  const take = ({ act }: PaletteEntry) => {
    onClose();
    act();
  };
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop ?? ''} />
        <Dialog.Popup className={styles.popup ?? ''} aria-label={t('palette.title')}>
          <Autocomplete.Root
            inline
            open
            mode="none"
            autoHighlight="always"
            keepHighlight
            items={groups}
            itemToStringValue={(entry: PaletteEntry) => entry.words}
            value={typed}
            onValueChange={(value, { reason }) => {
              // Choosing an entry would write its words into the field.
              if (reason !== 'item-press') setTyped(value);
            }}
          >
            <div className={styles.head}>
              <Search size={18} className={styles.glass} aria-hidden="true" />
              <Autocomplete.Input
                className={styles.input ?? ''}
                aria-label={t('palette.title')}
                placeholder={t('palette.placeholder')}
                // An empty field reads as the page does.
                {...(typed === '' ? {} : { dir: 'auto' })}
              />
            </div>
            <p className={styles.fault} role="status">
              {fault}
            </p>
            <Autocomplete.Empty className={styles.none ?? ''}>
              {groups.length === 0 ? t('palette.none') : null}
            </Autocomplete.Empty>
            <Autocomplete.List className={styles.list ?? ''}>
              {(group: PaletteGroup) => (
                <Autocomplete.Group key={group.value} items={group.items} className={styles.group ?? ''}>
                  <Autocomplete.GroupLabel className={styles.name ?? ''}>
                    {group.value}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(entry: PaletteEntry) => (
                      <Autocomplete.Item
                        key={entry.id}
                        value={entry}
                        className={styles.entry ?? ''}
                        onClick={() => take(entry)}
                      >
                        <bdi className={styles.words}>{entry.words}</bdi>
                        <span className={styles.hint}>{entry.hint}</span>
                      </Autocomplete.Item>
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useGroups(typed: string, onSheet: (sheet: Sheet) => void) {
  const { t } = useTranslation('aside');
  const [, navigate] = useLocation();
  const text = typed.trim();
  const { entries: found, fault } = useProcessEntries(text);
  const places = usePlaceEntries();
  const deeds = useDeedEntries(onSheet);
  const states = useStateEntries();
  const search: PaletteEntry = {
    id: 'search',
    words: t('palette.search', { text }),
    hint: '',
    act: () => navigate(boardSearchPath(text)),
  };
  const groups: PaletteGroup[] = [
    { value: t('palette.processes'), items: found },
    { value: t('palette.places'), items: matchingEntries(places, text) },
    { value: t('palette.deeds'), items: matchingEntries(deeds, text) },
    { value: t('palette.onBoard'), items: text === '' ? [] : [...matchingEntries(states, text), search] },
  ];
  return { groups: groups.filter(({ items }) => items.length > 0), fault };
}
