import type { Event } from '../../../shared/event.ts';
import { expectedFinish, type ExpectedFinish } from '../../../shared/expected-finish.ts';
import type { Process } from '../../../shared/process.ts';
import { useNow } from '../../lib/now.ts';
import { useWorkflow } from '../../lib/use-workflows.ts';
import { layoutLine, type LineLayout } from '../../ui/line-layout.ts';
import { archiveOf } from './archive-of.ts';
import { stillRunning, type ChartInput, type Past } from './chart-layout.ts';
import { usePast } from './queries.ts';
import { useReplay, type Replay } from './use-replay.ts';

/** What the page shows of a process: the present, or a moment of its past. */
export interface Shown {
  process: Process;
  layout: LineLayout;
  /** In timeline order. */
  events: readonly Event[];
  /** The moment that is shown, in epoch milliseconds. */
  now: number;
  /** Null for the present. */
  past: Past | null;
  /** Of the present alone; null where it cannot be told. */
  finish: ExpectedFinish | null;
  /** Of the present, whatever is shown: the chart's lanes, and what it compares with. */
  whole: { layout: LineLayout; archive: ChartInput['archive'] };
  replay: Replay;
  /** The past that somebody asked for could not be had. */
  failed: boolean;
}

const none: readonly Event[] = [];

/** `told`: all events in timeline order; undefined while they are not known. Until the past is here the present stays. */
export function useShown(
  process: Process,
  told: readonly Event[] | undefined,
  source: string | undefined,
  address: { moment: number | null; setMoment: (moment: number | null) => void },
): Shown {
  const clock = useNow();
  const workflow = useWorkflow(process.workflow);
  const layout = layoutLine(process, workflow, clock);
  const whole = { layout, archive: archiveOf(process, layout) };
  const end = stillRunning(process, whole.archive)
    ? clock
    : Date.parse(process.completedAt ?? process.lastEventAt);
  const replay = useReplay(told ?? none, end, address);
  const { data, isError } = usePast(process, source, replay.since);
  const present: Shown = {
    process,
    layout,
    events: told ?? none,
    now: clock,
    past: null,
    finish: expectedFinish(process, workflow, clock),
    whole,
    replay,
    failed: isError,
  };
  const { moment, events } = replay;
  if (moment === null || data === undefined) return present;
  const then = layoutLine(data.process, workflow, moment);
  const past = { process: data.process, events, moment, archive: archiveOf(data.process, then) };
  return { ...present, process: data.process, layout: then, events, now: moment, past, finish: null };
}
