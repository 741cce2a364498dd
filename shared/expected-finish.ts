import { lastSubmission } from './last-submission.ts';
import type { Process } from './process.ts';
import { matchRoute } from './route-match.ts';
import { isOpen, isUnderWay } from './states.ts';
import { stationStart } from './station-start.ts';
import { enoughSamples, type Usual, type UsualDwell } from './workflow.ts';

/** What is left until the end, in milliseconds: four of five that stood here took between these two. */
export interface ExpectedFinish {
  least: number;
  most: number;
}

/** Lengths that are equally likely, ascending. */
type Lengths = readonly number[];

/** As many of them as say enough and can be added pair by pair at each tick of the clock. */
const parts = 20;
/** Of those that stayed for longer still there are too few to say anything. */
const mostPassed = 0.9;

/**
 * How long it will take from `now`, epoch milliseconds, until everything is done that usually is: the stations that are
 * open, given how long each has been, then those ahead and the archive. The steps are taken as independent of each other.
 * Null where any of them has too few samples, or where one has lasted for longer than nine of ten.
 */
export function expectedFinish(
  process: Process,
  workflow: Pick<Usual, 'route' | 'archive'> | undefined,
  now: number,
): ExpectedFinish | null {
  if (process.isRequest || !isUnderWay(process.state)) return null;
  const route = workflow?.route ?? [];
  const { usual, upcoming } = matchRoute(process, route);
  const open = process.stations.flatMap((station, at) =>
    isOpen(station.state) ? [left(usual[at], now - (stationStart(station) ?? now))] : [],
  );
  const ahead = upcoming.map((stop) => left(stop, 0));
  // Nothing says that a workflow which never was archived will be.
  const isArchived = route.length === 0 || workflow?.archive != null;
  if (isArchived) ahead.push(left(workflow?.archive, archiveWait(process, upcoming.length > 0, now)));
  if (open.length + ahead.length === 0) return null;
  const here = combine(open, Math.max);
  const there = combine(ahead, (a, b) => a + b);
  const all = here && there && join(here, there, (a, b) => a + b);
  if (all === null) return null;
  return { least: quantile(all, 0.1), most: quantile(all, 0.9) };
}

/** Milliseconds for which nothing but the archive was waited for: while others usually come first, not before it is late. */
function archiveWait(process: Process, hasOthersFirst: boolean, now: number): number {
  const last = process.state === 'submitted' ? lastSubmission(process) : null;
  const isLate = process.dueAt !== null && Date.parse(process.dueAt) <= now;
  return last === null || (hasOthersFirst && !isLate) ? 0 : now - last;
}

function left(usual: UsualDwell | null | undefined, waited: number): Lengths | null {
  return usual == null ? null : remaining(usual, Math.max(0, waited));
}

/** What is left of a step that has lasted for `waited` milliseconds, judged from those that lasted for at least as long. */
export function remaining({ deciles, samples }: UsualDwell, waited: number): Lengths | null {
  if (samples < enoughSamples || deciles.length === 0) return null;
  const passed = shareBelow(deciles, waited);
  if (passed > mostPassed) return null;
  return Array.from({ length: parts }, (_, part) => {
    const share = passed + ((1 - passed) * (part + 0.5)) / parts;
    return Math.max(0, quantile(deciles, share) - waited);
  });
}

/** All of them together; nothing takes no time. Null where one is not known. */
function combine(steps: readonly (Lengths | null)[], both: (a: number, b: number) => number): Lengths | null {
  return steps.reduce<Lengths | null>((sum, step) => sum && step && join(sum, step, both), [0]);
}

function join(a: Lengths, b: Lengths, both: (a: number, b: number) => number): Lengths {
  const pairs = a.flatMap((x) => b.map((y) => both(x, y))).sort((x, y) => x - y);
  if (pairs.length <= parts) return pairs;
  return Array.from({ length: parts }, (_, part) => quantile(pairs, (part + 0.5) / parts));
}

/** The value below which that share of the ascending `values` lies, straight between two of them. */
function quantile(values: Lengths, share: number): number {
  const place = share * (values.length - 1);
  const below = values[Math.floor(place)] ?? 0;
  const above = values[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** The other way round: the share of `values` that lies below a value. */
function shareBelow(values: Lengths, value: number): number {
  const above = values.findIndex((each) => each > value);
  if (above === -1) return 1;
  if (above === 0) return 0;
  const [from = 0, to = 0] = [values[above - 1], values[above]];
  return (above - 1 + (value - from) / (to - from)) / (values.length - 1);
}
