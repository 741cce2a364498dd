import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { loadWords } from '../../lib/i18n.ts';
import { createPart, usePart } from '../../lib/part.ts';
import { boardPath, stationsPath, wallboardPath } from '../../lib/paths.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { lastingView, viewPath, type BoardView, type ViewPlace } from './board-view.ts';
import styles from './view-title.module.css';

/** The plain page, with which most visits begin, is not worth keeping. */
const saveView = createPart(async () => {
  const [{ SaveView }] = await Promise.all([import('./save-view.tsx'), loadWords('views')]);
  return { SaveView };
});

const looks = [boardPath, stationsPath, wallboardPath] as const;
const words = {
  [boardPath]: 'looks.board',
  [stationsPath]: 'looks.stations',
  [wallboardPath]: 'looks.wallboard',
} as const;

export interface ViewTitleProps {
  view: BoardView;
  place: ViewPlace;
  /** Why it can be neither kept nor followed, in words; absent where it can. */
  unread?: string | undefined;
  /** What else can be done with it. */
  children?: ReactNode;
}

/** What is looked at, and the other ways to look at the same. */
export function ViewTitle({ view, place, unread, children }: ViewTitleProps) {
  const { t } = useTranslation('board');
  return (
    <div className={styles.head}>
      <PageTitle>{view.workflow === null ? t('title') : <bdi>{view.workflow}</bdi>}</PageTitle>
      <nav aria-label={t('looks.label')} className={styles.looks}>
        {looks.map((each) => (
          <Link
            key={each}
            href={viewPath({ ...view, sel: null }, each)}
            className={styles.look ?? ''}
            {...(each === place ? { 'aria-current': 'page' } : {})}
          >
            {t(words[each])}
          </Link>
        ))}
      </nav>
      {children}
      <SaveView view={view} place={place} unread={unread} />
    </div>
  );
}

function SaveView(props: Omit<ViewTitleProps, 'children'>) {
  const { view, place } = props;
  const here = usePart(saveView, viewPath(lastingView(view), place) !== place);
  return here === null ? null : <here.SaveView {...props} />;
}
