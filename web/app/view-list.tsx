import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { appUrl } from '../lib/base-url.ts';
import { copyText } from '../lib/copy-text.ts';
import { createPart, usePart } from '../lib/part.ts';
import { tell } from '../lib/tell.ts';
import { useNumberFormat } from '../lib/use-number-format.ts';
import { useViewVerbs } from '../lib/use-view-verbs.ts';
import type { SavedView } from '../lib/use-views.ts';
import { Menu, MenuAction } from '../ui/menu.tsx';
import { unseen } from '../ui/unseen.ts';
import { PlaceEntry } from './place-entry.tsx';
import { useLooksBack } from './use-looks-back.ts';
import { useDragging } from './use-dragging.ts';
import styles from './view-list.module.css';

const dialog = createPart(() => import('../ui/name-dialog.tsx'));
const feeds = createPart(() => import('../ui/feeds-dialog.tsx'));

/** The saved views as places to go, each with what can be done with it. */
export function ViewList({ views }: { views: readonly SavedView[] }) {
  const { t } = useTranslation('views');
  const [renamed, setRenamed] = useState<SavedView | null>(null);
  const [followed, setFollowed] = useState<number | null>(null);
  const here = usePart(dialog, renamed !== null);
  const feedsHere = usePart(feeds, followed !== null);
  const number = useNumberFormat();
  const { change, move, drop } = useViewVerbs();
  const { shown, handlers } = useDragging(views, move);
  const isPast = useLooksBack();
  const copy = async ({ path }: SavedView) => {
    const copied = await copyText(appUrl(path.slice(1)).href);
    tell(t(copied ? 'copied' : 'notCopied'));
  };
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
        {shown.map((view, at) => (
          <PlaceEntry
            key={view.id}
            href={view.path}
            words={view.name}
            // Where all of them are late, that number is told once: the name needs the room.
            count={isPast || view.late === view.count ? 0 : (view.count ?? 0)}
            capped={view.capped}
            note={
              isPast || view.late === 0 ? null : (
                <Late words={t('late', { count: view.late })}>{number.format(view.late)}</Late>
              )
            }
            listeners={handlers(view.id, at)}
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
              <MenuAction onChoose={() => setFollowed(view.id)}>{t('feeds.open')}</MenuAction>
              <MenuAction onChoose={() => void copy(view)}>{t('copy')}</MenuAction>
              <MenuAction onChoose={() => void drop(view, at)}>{t('remove')}</MenuAction>
            </Menu>
          </PlaceEntry>
        ))}
      </ul>
      {followed === null || feedsHere === null ? null : (
        <feedsHere.FeedsDialog subject={{ view: followed }} onClose={() => setFollowed(null)} />
      )}
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

/** The mark of what is late, in words for whoever does not see it. */
function Late({ words, children }: { words: string; children: string }) {
  return (
    <span className={styles.late} title={words}>
      <bdi aria-hidden="true">{children}</bdi>
      <span className={unseen}>{words}</span>
    </span>
  );
}

function addressOf(path: string, params: URLSearchParams): string {
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}
