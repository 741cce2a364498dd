import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { createPart, usePart } from '../lib/part.ts';
import { useViewVerbs } from '../lib/use-view-verbs.ts';
import type { SavedView } from '../lib/use-views.ts';
import { Menu, MenuAction } from '../ui/menu.tsx';
import { PlaceEntry } from './place-entry.tsx';
import { useLooksBack } from './use-looks-back.ts';
import styles from './view-list.module.css';

const dialog = createPart(() => import('../ui/name-dialog.tsx'));

/** The saved views as places to go, each with what can be done with it. */
export function ViewList({ views }: { views: readonly SavedView[] }) {
  const { t } = useTranslation('views');
  const [renamed, setRenamed] = useState<SavedView | null>(null);
  const here = usePart(dialog, renamed !== null);
  const { change, move, drop } = useViewVerbs();
  const isPast = useLooksBack();
  const [location] = useLocation();
  const params = new URLSearchParams(useSearch());
  params.delete('sel');
  const withColumns = addressOf(location, params);
  params.delete('col');
  // A view that names no columns is shown with those of this browser.
  const addresses = [withColumns, addressOf(location, params)];
  return (
    <>
      <ul aria-label={t('label')} className={styles.views}>
        {views.map((view, at) => (
          <PlaceEntry
            key={view.id}
            href={view.path}
            words={view.name}
            count={isPast ? 0 : (view.count ?? 0)}
            capped={view.capped}
            current={addresses.includes(view.path) && 'page'}
          >
            <Menu
              label={<Ellipsis size={15} aria-hidden="true" />}
              name={t('actions', { name: view.name })}
              triggerClass={styles.menu ?? ''}
            >
              <MenuAction onChoose={() => setRenamed(view)}>{t('rename')}</MenuAction>
              {at === 0 ? null : (
                <MenuAction onChoose={() => void move(view.id, at - 1)}>{t('up')}</MenuAction>
              )}
              {at === views.length - 1 ? null : (
                <MenuAction onChoose={() => void move(view.id, at + 1)}>{t('down')}</MenuAction>
              )}
              <MenuAction onChoose={() => void drop(view, at)}>{t('remove')}</MenuAction>
            </Menu>
          </PlaceEntry>
        ))}
      </ul>
      {renamed === null || here === null ? null : (
        <here.NameDialog
          title={t('rename')}
          name={renamed.name}
          onName={(name) => change(renamed.id, { name })}
          onClose={() => setRenamed(null)}
        />
      )}
    </>
  );
}

function addressOf(path: string, params: URLSearchParams): string {
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}
