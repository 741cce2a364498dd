import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArchiveSummary } from '../../../shared/archive.ts';
import type { Event } from '../../../shared/event.ts';
import type { Process } from '../../../shared/process.ts';
import { loadWords } from '../../lib/i18n.ts';
import { useNow } from '../../lib/now.ts';
import { createPart, usePart } from '../../lib/part.ts';
import { useTimeFormat } from '../../lib/use-time-format.ts';
import { useWorkflow } from '../../lib/use-workflows.ts';
import { Card } from '../../ui/card.tsx';
import { layoutLine, type LineLayout } from '../../ui/line-layout.ts';
import { LoadFailed } from '../../ui/load-failed.tsx';
import { ArchivePanel } from './archive-panel.tsx';
import { eventKey } from './event-key.ts';
import { EventList } from './event-list.tsx';
import { eventLines, eventRuns } from './event-runs.ts';
import { stationName, stationOf } from './event-station.ts';
import { lateEvents } from './late-events.ts';
import { LiveStatus } from './live-status.tsx';
import type { PageAddress, PageControl } from './page-address.ts';
import { ProcessChildren } from './process-children.tsx';
import { ProcessHeader } from './process-header.tsx';
import { ProcessLine } from './process-line.tsx';
import styles from './process-page.module.css';
import { EventsSkeleton } from './process-skeleton.tsx';
import { standing } from './standing.ts';
import { TimeChart } from './time-chart.tsx';
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
const noRuns: ReadonlySet<string> = new Set();

/** A dialog is a good part of the script: it comes once the page is there, before anybody needs it. */
const payloadDialog = createPart(async () => {
  const [{ PayloadDialog }] = await Promise.all([import('./payload-dialog.tsx'), loadWords('payload')]);
  return { PayloadDialog };
});

/** A process that is known: one selection runs through its line, its chart and its list. */
export function ProcessView(props: ProcessViewProps) {
  const { process, archive, children, source, events, eventsFailed, onRetry, address } = props;
  const { event: selected, select: onSelect, openPayload } = address;
  const { t } = useTranslation('timeline');
  const time = useTimeFormat();
  const narrow = useNarrow();
  const now = useNow();
  const layout = layoutLine(process, useWorkflow(process.workflow), now);
  const dialog = usePart(payloadDialog);
  // An address that names an event, and the keys, bring its row into view; a click leaves the page where it is.
  const [reveal, setReveal] = useState(selected);
  const newestFirst = useMemo(() => events?.toReversed() ?? none, [events]);
  const [openRuns, setOpenRuns] = useState<ReadonlySet<string>>(noRuns);
  const lines = useMemo(() => eventLines(eventRuns(newestFirst), openRuns), [newestFirst, openRuns]);
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
  const late = useMemo(() => lateEvents(events ?? none), [events]);
  const select = useCallback((key: string) => onSelect(key === selected ? null : key), [onSelect, selected]);
  const rows = lines.flatMap(({ keys }) =>
    selected !== null && keys.includes(selected) ? selected : (keys[0] ?? []),
  );
  useEventKeys(rows, payload === null ? selected : null, (key) => {
    setReveal(key);
    onSelect(key);
  });

  return (
    <div className={styles.page}>
      <ProcessHeader
        process={process}
        source={source}
        late={isLate(process, layout)}
        quiet={process.quietAt !== null && Date.parse(process.quietAt) <= now}
      />
      {layout.stops.length === 0 ? null : (
        <Card>
          <ProcessLine
            process={process}
            layout={layout}
            narrow={narrow}
            highlighted={stopKey(process, layout, chosen)}
          />
          <TimeChart
            process={process}
            events={events ?? none}
            archive={archiveOf(process, layout)}
            narrow={narrow}
            late={late}
            selected={selected}
            onSelect={onSelect}
          />
        </Card>
      )}
      <ProcessChildren processes={children} source={source} />
      {events === undefined ? (
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
          <LiveStatus process={process} events={events} />
        </>
      )}
      {archive === null ? null : <ArchivePanel process={process} archive={archive} />}
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

/** Whether what the header says of the process is late: the station it names, or the archive that is awaited. */
function isLate(process: Process, { stops }: LineLayout): boolean {
  const stands = standing(process);
  return stops.some((stop) => stop.late && (stands.kind === 'process' || stop.station === stands.station));
}

/** The stop of the line that an event belongs to. */
function stopKey(process: Process, { stops }: LineLayout, event: Event | undefined): string | null {
  if (event === undefined) return null;
  const station = stationOf(process, event);
  const stop = stops.find((each) =>
    event.type === 'process.archived'
      ? each.kind === 'archive'
      : station !== undefined && each.station === station,
  );
  return stop?.key ?? null;
}

/** A process that failed on its way has no archive to wait for. */
function archiveOf(process: Process, { stops }: LineLayout): 'done' | 'expected' | 'none' {
  const archive = stops.find((stop) => stop.kind === 'archive');
  if (archive === undefined) return 'none';
  if (archive.mark !== 'upcoming') return 'done';
  return process.state === 'running' || process.state === 'submitted' ? 'expected' : 'none';
}
