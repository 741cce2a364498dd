import { Bookmark, Link as LinkIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createPart, usePart } from '../../lib/part.ts';
import { useViewVerbs } from '../../lib/use-view-verbs.ts';
import { useViews } from '../../lib/use-views.ts';
import { Button } from '../../ui/button.tsx';
import { lastingView, viewPath, viewQuery, type BoardView, type ViewPlace } from './board-view.ts';

const dialog = createPart(() => import('../../ui/name-dialog.tsx'));
const feeds = createPart(() => import('../../ui/feeds-dialog.tsx'));

interface SaveViewProps {
  view: BoardView;
  place: ViewPlace;
  /** Why that cannot be, in words; absent where it can. */
  unread?: string | undefined;
}

/** Keeps a view for everybody, where it is not kept already, and leads other programs to it; nothing for the plain page. */
export function SaveView({ view, place, unread }: SaveViewProps) {
  const { t } = useTranslation('views');
  const [asked, setAsked] = useState(false);
  const [isFollowed, setFollowed] = useState(false);
  const here = usePart(dialog, asked);
  const feedsHere = usePart(feeds, isFollowed);
  const { save } = useViewVerbs();
  const lasting = lastingView(view);
  const path = viewPath(lasting, place);
  const kept = useViews().find((each) => each.path === path);
  if (path === place) return null;
  const q = viewQuery(lasting);
  const refused = { disabled: unread !== undefined, title: unread };
  return (
    <>
      {kept === undefined ? (
        <Button look="quiet" {...refused} onClick={() => setAsked(true)}>
          <Bookmark size={14} aria-hidden="true" /> <span>{t('save')}</span>
        </Button>
      ) : null}
      <Button look="quiet" {...refused} onClick={() => setFollowed(true)}>
        <LinkIcon size={14} aria-hidden="true" /> <span>{t('feeds.open')}</span>
      </Button>
      {isFollowed && feedsHere !== null ? (
        <feedsHere.FeedsDialog
          subject={kept === undefined ? { q } : { view: kept.id }}
          onClose={() => setFollowed(false)}
        />
      ) : null}
      {asked && here !== null ? (
        <here.NameDialog
          title={t('save')}
          name={[view.workflow, view.q].filter(Boolean).join(' · ').slice(0, 100)}
          onName={(name) => save({ name, path, q })}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}
