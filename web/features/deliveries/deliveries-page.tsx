import { ArrowUp } from 'lucide-react';
import { useCallback, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { loadWords } from '../../lib/i18n.ts';
import { useConnection } from '../../lib/live.ts';
import { useNow } from '../../lib/now.ts';
import { createPart, usePart } from '../../lib/part.ts';
import { useErrorWords } from '../../lib/use-error-words.ts';
import { useWaiting } from '../../lib/use-waiting.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { useTitle } from '../../lib/use-title.ts';
import { FloatingPill } from '../../ui/floating-pill.tsx';
import { ListFrame } from '../../ui/list-frame.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Spoken } from '../../ui/spoken.tsx';
import styles from './deliveries-page.module.css';
import { DeliveryFilters } from './delivery-filters.tsx';
import { DeliverySkeleton, DeliveryTable } from './delivery-table.tsx';
import { EmptyDeliveries } from './empty-deliveries.tsx';
import { PickBar } from './pick-bar.tsx';
import { QuarantineNote } from './quarantine-note.tsx';
import { replayQuarantined, replaySome } from './queries.ts';
import { useDeliveryList, type DeliveryList } from './use-delivery-list.ts';
import { useDeliveryView } from './use-delivery-view.ts';
import { usePicked } from './use-picked.ts';
import { useReplay } from './use-replay.ts';
import { useRowKeys } from './use-row-keys.ts';

/** A dialog is a good part of the script: it comes once the page is there, before anybody needs it. */
const deliverySheet = createPart(async () => {
  const [{ DeliverySheet }] = await Promise.all([import('./delivery-sheet.tsx'), loadWords('payload')]);
  return { DeliverySheet };
});

/** Everything that arrived, newest first, and what became of it. */
export function DeliveriesPage() {
  const { t } = useTranslation('deliveries');
  const { view, choose, pathOf, close } = useDeliveryView();
  const { verdict, source, open } = view;
  const { picked, pick, pickAll } = usePicked(`${verdict ?? ''}/${source ?? ''}`);
  const table = useRef<HTMLDivElement>(null);
  const isLeftAlone = () => open === null && picked.size === 0 && isNobodyAt(table.current);
  const list = useDeliveryList(view, isLeftAlone);
  const replay = useReplay();
  const quarantined = useWaiting('quarantined');
  const offline = useConnection().state === 'offline';
  const time = useTimeFormat();
  const today = time.date(useNow());
  const sheet = usePart(deliverySheet);
  useTitle(t('title'));
  useRowKeys(table);
  const said = replay.fault ?? replay.outcome;
  const count = list.waiting.items.length;
  const news = list.waiting.isMore ? t('waiting.many') : count === 0 ? '' : t('waiting.new', { count });

  const { rows, showWaiting } = list;
  const onPickAll = useCallback(
    (isPicked: boolean) => pickAll(isPicked ? rows.map(({ id }) => id) : []),
    [pickAll, rows],
  );
  const show = async () => {
    await showWaiting();
    window.scrollTo({ top: 0 });
  };

  return (
    <div className={styles.page}>
      <PageTitle>{t('title')}</PageTitle>
      <DeliveryFilters filter={view} onChoose={choose} />
      {verdict === 'quarantined' ? (
        <QuarantineNote
          any={quarantined !== undefined && quarantined.count > 0}
          busy={replay.busy}
          onReplayAll={() => replay.run(replayQuarantined)}
        />
      ) : null}
      {said === null ? null : (
        <p className={`${styles.said} ${replay.fault === null ? '' : styles.fault}`}>{said}</p>
      )}
      <ListFrame
        busy={list.loading || list.outdated}
        offline={offline}
        order={rows.length === 0 ? null : t('order')}
        pills={
          news === '' ? null : (
            <FloatingPill onClick={() => void show()}>
              <ArrowUp size={14} aria-hidden="true" />
              {news}
            </FloatingPill>
          )
        }
      >
        {rows.length > 0 ? (
          <DeliveryTable
            list={list}
            picked={picked}
            open={open}
            today={today}
            table={table}
            pathOf={pathOf}
            onPick={pick}
            onPickAll={onPickAll}
          />
        ) : (
          <Rowless list={list}>
            <EmptyDeliveries filter={view} onClear={() => choose({ verdict: null, source: null })} />
          </Rowless>
        )}
      </ListFrame>
      {picked.size === 0 ? null : (
        <PickBar
          count={picked.size}
          busy={replay.busy}
          onReplay={() => replay.run(() => replaySome([...picked]))}
          onClear={() => pickAll([])}
        />
      )}
      <Spoken words={said ?? news} />
      {sheet === null ? null : <sheet.DeliverySheet id={open} pathOf={pathOf} onClose={close} />}
    </div>
  );
}

/** What stands where no row is: on its way, failed, or `children`. */
function Rowless({ list, children }: { list: DeliveryList; children: ReactNode }) {
  const { t } = useTranslation('deliveries');
  const errorWords = useErrorWords();
  if (list.error !== null) {
    return (
      <LoadFailed
        title={t('failed.title')}
        explain={errorWords(list.error)}
        retry={t('failed.retry')}
        onRetry={list.retry}
      />
    );
  }
  return list.loading || list.outdated ? <DeliverySkeleton /> : children;
}

/** Whether new rows may push the others down: nobody reads further below, points at one or has the focus on it. */
function isNobodyAt(table: HTMLElement | null): boolean {
  if (window.scrollY > 40) return false;
  return table === null || !(table.matches(':hover') || table.contains(document.activeElement));
}
