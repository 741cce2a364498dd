import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveSummary } from '../../../shared/archive.ts';
import type { Event } from '../../../shared/event.ts';
import type { Process } from '../../../shared/process.ts';
import { loadWords } from '../../lib/i18n.ts';
import { HeldNow } from '../../lib/now.ts';
import { createPart, usePart } from '../../lib/part.ts';
import { usePrinting } from '../../lib/use-printing.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { Card } from '../../ui/card.tsx';
import type { LineLayout, Stop } from '../../ui/line-layout.ts';
import type { StopPick } from './stop-name.tsx';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { PastNote } from '../../ui/past-note.tsx';
import { ArchivePanel } from './archive-panel.tsx';
import { eventKey } from './event-key.ts';
import { EventList } from './event-list.tsx';
import { eventLines, eventRuns, singleEvents } from './event-runs.ts';
import { stationName, stationOf } from './event-station.ts';
import { lateEvents } from './late-events.ts';
import { medianRun } from './median-run.ts';
import { LiveStatus } from './live-status.tsx';
import type { PageAddress, PageControl } from './page-address.ts';
import { ProcessChildren } from './process-children.tsx';
import { ProcessHeader } from './process-header.tsx';
import { ProcessLine } from './process-line.tsx';
import styles from './process-page.module.css';
import { EventsSkeleton } from './process-skeleton.tsx';
import { TimeChart } from './time-chart.tsx';
import { useShown } from './use-shown.ts';
import { useEventKeys } from './use-event-keys.ts';
import { useNarrow } from '../../lib/use-narrow.ts';

export interface ProcessViewProps {
  process: Process;
  /** Null while none has arrived. */
  archive: ArchiveSummary | null;
  /** What was made from it. */
  children: readonly Process[];
  source: string | undefined;
  /** In timeline order; undefined while they are loading or could not be loaded. */
  events: readonly Event[] | undefined;
  eventsFailed: boolean;
  onRetry: () => void;
  /** What is selected and open, and the way to change it. */
  address: PageAddress & PageControl;
}

const none: readonly Event[] = [];
const noChildren: readonly Process[] = [];
const noRuns: ReadonlySet<string> = new Set();

/** A dialog is a good part of the script: it comes once the page is there, before anybody needs it. */
const payloadDialog = createPart(async () => {
  const [{ PayloadDialog }] = await Promise.all([import('./payload-dialog.tsx'), loadWords('payload')]);
  return { PayloadDialog };
});

/** Nobody goes back before the present is there. */
const replayBar = createPart(() => import('./replay-bar.tsx'));

/** A process that is known: one selection runs through its line, its chart and its list. */
export function ProcessView(props: ProcessViewProps) {
  const { process: whole, archive, children, source, events: told, eventsFailed, onRetry, address } = props;
  const { event: selected, select: onSelect, openPayload } = address;
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const narrow = useNarrow();
  const shown = useShown(whole, told, source, address);
  const { process, layout, events, now, past, replay } = shown;
  const dialog = usePart(payloadDialog);
  const bar = usePart(replayBar);
  // An address that names an event, and the keys, bring its row into view; a click leaves the page where it is.
  const [reveal, setReveal] = useState(selected);
  const newestFirst = useMemo(() => events.toReversed(), [events]);
  const [openRuns, setOpenRuns] = useState<ReadonlySet<string>>(noRuns);
  const printing = usePrinting();
  const lines = useMemo(
    () => eventLines(printing ? singleEvents(newestFirst) : eventRuns(newestFirst), openRuns),
    [newestFirst, openRuns, printing],
  );
  const fold = useCallback((key: string) => {
    setOpenRuns((open) => {
      const next = new Set(open);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const showPayload = useCallback((event: Event) => openPayload(eventKey(event)), [openPayload]);
  const chosen = newestFirst.find((event) => eventKey(event) === selected);
  const payload = address.payload ? (chosen ?? null) : null;
  const late = useMemo(() => lateEvents(events), [events]);
  const select = useCallback((key: string) => onSelect(key === selected ? null : key), [onSelect, selected]);
  const rows = lines.flatMap(({ keys }) =>
    selected !== null && keys.includes(selected) ? selected : (keys[0] ?? []),
  );
  const lastAt = (stop: Stop) =>
    newestFirst.find((event) => stopOf(process, layout, event)?.key === stop.key);
  const pick: StopPick = {
    can: (stop) => lastAt(stop) !== undefined,
    pick(stop) {
      const isPicked = chosen !== undefined && stopOf(process, layout, chosen)?.key === stop.key;
      const last = lastAt(stop);
      onSelect(isPicked || last === undefined ? null : eventKey(last));
    },
  };
  useEventKeys(rows, payload === null ? selected : null, (key) => {
    setReveal(key);
    onSelect(key);
  });

  return (
    <div className={styles.page}>
      <HeldNow value={past === null ? null : past.moment}>
        <ProcessHeader
          process={process}
          source={source}
          late={layout.stops.find(({ late }) => late) ?? null}
          quiet={process.quietAt !== null && Date.parse(process.quietAt) <= now}
          finish={shown.finish}
          moment={past === null ? null : past.moment}
        />
      </HeldNow>
      {shown.whole.layout.stops.length === 0 ? null : (
        <Card className={past === null ? '' : (styles.past ?? '')}>
          <HeldNow value={past === null ? null : past.moment}>
            <ProcessLine
              process={process}
              layout={layout}
              narrow={narrow}
              highlighted={chosen === undefined ? null : (stopOf(process, layout, chosen)?.key ?? null)}
              pick={pick}
            />
          </HeldNow>
          <TimeChart
            process={whole}
            events={told ?? none}
            archive={shown.whole.archive}
            usual={medianRun(whole, shown.whole.layout)}
            past={past}
            narrow={narrow}
            late={late}
            selected={selected}
            onSelect={onSelect}
            trueScale={address.trueScale}
            onTrueScale={address.setTrueScale}
          />
          {told !== undefined && replay.scale === null ? null : (
            <div className={styles.replay}>
              {bar === null || replay.scale === null ? null : (
                <bar.ReplayBar replay={replay} scale={replay.scale} failed={shown.failed} />
              )}
            </div>
          )}
        </Card>
      )}
      {past === null ? null : (
        <PastNote
          words={t('replay.past')}
          moment={past.moment}
          back={t('replay.back')}
          onPresent={() => replay.show(null)}
        />
      )}
      <ProcessChildren processes={past === null ? children : noChildren} source={source} />
      {told === undefined ? (
        eventsFailed ? (
          <LoadFailed title={t('problem.eventsFailed')} retry={t('problem.retry')} onRetry={onRetry} />
        ) : (
          <EventsSkeleton />
        )
      ) : (
        <>
          <EventList
            process={process}
            lines={lines}
            late={late}
            selected={selected}
            reveal={reveal}
            today={time.date(now)}
            onSelect={select}
            onPayload={showPayload}
            onFold={fold}
          />
          <LiveStatus process={whole} events={told} />
        </>
      )}
      {archive === null || (past !== null && past.archive !== 'done') ? null : (
        <ArchivePanel process={process} archive={archive} />
      )}
      {dialog === null ? null : (
        <dialog.PayloadDialog
          event={payload}
          station={payload === null ? null : stationName(process, payload)}
          onClose={address.closePayload}
        />
      )}
    </div>
  );
}

/** The stop of the line that an event belongs to; undefined for one of the whole process. */
function stopOf(process: Process, { stops }: LineLayout, event: Event): Stop | undefined {
  const station = stationOf(process, event);
  return stops.find((each) =>
    event.type === 'process.archived'
      ? each.kind === 'archive'
      : station !== undefined && each.station === station,
  );
}
