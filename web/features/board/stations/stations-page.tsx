import { ArrowUp } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useConnection } from '../../../lib/live.ts';
import { stationsPath } from '../../../lib/paths.ts';
import { useErrorWords } from '../../../lib/use-error-words.ts';
import { useShortcuts } from '../../../lib/use-shortcuts.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { buttonClass } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FloatingPill } from '../../../ui/floating-pill.tsx';
import { ListFrame } from '../../../ui/list-frame.tsx';
import { LoadFailed } from '../../../ui/load-failed.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { viewPath, viewQuery } from '../board-view.ts';
import type { SearchChange } from '../search-field-props.ts';
import { SearchField } from '../search-field.tsx';
import { UnreadAddress } from '../unread-address.tsx';
import { useBoardView } from '../use-board-view.ts';
import { ViewTitle } from '../view-title.tsx';
import { PresentNote } from './present-note.tsx';
import { StationFilters } from './station-filters.tsx';
import { StationSection } from './station-section.tsx';
import styles from './stations-page.module.css';
import { useStations } from './use-stations.ts';

/** The same search as the board, as columns: who stands where, and for how long. */
export function StationsPage() {
  const { t } = useTranslation(['stations', 'board']);
  const errorWords = useErrorWords();
  const { view: asked, step, adjust } = useBoardView(stationsPath);
  const view = useMemo(() => ({ ...asked, since: null, at: null }), [asked]);
  const list = useStations(view);
  const offline = useConnection().state === 'offline';
  const field = useRef<HTMLInputElement>(null);
  useTitle(t('title'));
  useShortcuts({ '/': () => field.current?.focus() });
  const search = (change: SearchChange, isNew: boolean) => (isNew ? step : adjust)(change);
  const workflows = list.columns?.workflows ?? [];
  const moved = list.columns?.moved ?? 0;
  return (
    <div className={styles.page}>
      <ViewTitle view={asked} place={stationsPath} />
      {asked.at === null ? null : (
        <PresentNote back={viewPath(asked)} moment={asked.at} onStay={() => adjust({ at: null })} />
      )}
      <SearchField
        q={view.q}
        state={view.state}
        whole={viewQuery(view)}
        refusal={list.refusal}
        input={field}
        onSearch={search}
      />
      <StationFilters
        state={view.state ?? 'running'}
        counts={list.counts}
        capped={list.capped}
        loading={list.error === null && list.refusal === null}
        onChoose={(state) => step({ state })}
      />
      <UnreadAddress workflow={view.workflow} />
      <ListFrame
        busy={list.columns === null || list.outdated}
        offline={offline}
        order={workflows.length === 0 ? null : t('order')}
        pills={
          moved === 0 ? null : (
            <FloatingPill onClick={() => void list.showMoved()}>
              <ArrowUp size={14} aria-hidden="true" />
              {t('waiting', { count: moved })}
            </FloatingPill>
          )
        }
      >
        {list.error === null ? null : (
          <LoadFailed
            title={t('failed.title')}
            explain={errorWords(list.error)}
            retry={t('failed.retry')}
            onRetry={list.retry}
          />
        )}
        {list.columns !== null &&
        workflows.every(({ columns }) => columns.every(({ count }) => count === 0)) ? (
          <Card>
            <Notice level={2} title={t('nothing.title')} explain={t('nothing.explain')}>
              <Link className={buttonClass()} href={viewPath(view)}>
                {t('nothing.board')}
              </Link>
            </Notice>
          </Card>
        ) : (
          workflows.map(({ workflow, columns }) => (
            <StationSection
              key={workflow}
              workflow={workflow}
              columns={columns}
              view={view}
              alone={workflows.length === 1}
            />
          ))
        )}
        {list.leftOut === 0 ? null : (
          <p className={styles.leftOut}>{t('leftOut', { count: list.leftOut })}</p>
        )}
      </ListFrame>
    </div>
  );
}
