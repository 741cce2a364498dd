import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createPart, usePart } from '../../lib/part.ts';
import { useViewVerbs } from '../../lib/use-view-verbs.ts';
import { useViews } from '../../lib/use-views.ts';
import { Button } from '../../ui/button.tsx';
import { lastingView, viewPath, viewQuery, type BoardView, type ViewPlace } from './board-view.ts';

const dialog = createPart(() => import('../../ui/name-dialog.tsx'));

/** Keeps a view for everybody; not offered for one that is kept already, nor for the plain page. */
export function SaveView({ view, place }: { view: BoardView; place: ViewPlace }) {
  const { t } = useTranslation('views');
  const [asked, setAsked] = useState(false);
  const here = usePart(dialog, asked);
  const { save } = useViewVerbs();
  const lasting = lastingView(view);
  const path = viewPath(lasting, place);
  const isKept = useViews().some((each) => each.path === path);
  if (path === place || isKept) return null;
  const q = viewQuery(lasting);
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)}>
        <Bookmark size={14} aria-hidden="true" /> {t('save')}
      </Button>
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
