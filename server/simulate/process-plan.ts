import { whenOpen } from './opening-hours.ts';
import type { Random } from './random.ts';
import type { Stop, Workflow } from './workflows.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** What happens to a session, named as the vendor's own kinds are. */
export type Happening = 'created' | 'logged-in' | 'loaded' | 'submitted' | 'expired' | 'deleted';

/** One thing that happens. `session` counts from 0 in order of creation; it is null for the archive of the process. */
export type PlannedEvent =
  | { at: number; session: number; happening: Happening }
  | { at: number; session: null; happening: 'archived' };

/** Everything that will ever happen to one process, in the order of time (epoch milliseconds). */
export interface Plan {
  /** For each session the stop that it is sent to, counted from 0. */
  sessions: number[];
  events: PlannedEvent[];
}

/** How a session may end that is not simply filled and sent back, with its probability for each session. */
const ends = { expires: 0.035, deleted: 0.015, abandoned: 0.025 } as const;
const lateShare = 0.07;
const reissueShare = 0.5;
const linkLivesFor = 4 * day;
const purgedAfter = 2 * day;

/** Invents the course of one process that starts at `start`. */
export function planProcess(workflow: Workflow, start: number, random: Random): Plan {
  const plan: Plan = { sessions: [], events: [] };
  let at = start;
  for (let stop = 0; stop < workflow.stops.length;) {
    const end = planSession(plan, stop, workflow.stops[stop] ?? workflow.stops[0], at, random);
    if (end.kind === 'stuck') return finished(plan);
    if (end.kind === 'submitted') stop += 1;
    at = end.at + random.between(0.3, 2) * second;
  }
  const archivedAt = at + random.around(workflow.archivesAfter, 0.5);
  plan.events.push({ at: archivedAt, session: null, happening: 'archived' });
  if (random.chance(0.25)) planPurge(plan, archivedAt + purgedAfter, random);
  return finished(plan);
}

type End = { kind: 'submitted' | 'reissued'; at: number } | { kind: 'stuck' };

function planSession(plan: Plan, stopIndex: number, stop: Stop, start: number, random: Random): End {
  const session = plan.sessions.push(stopIndex) - 1;
  const add = (happening: Happening, at: number) => plan.events.push({ at, session, happening });
  add('created', start);

  const chance = random.next();
  const expires = chance < ends.expires;
  const deleted = !expires && chance < ends.expires + ends.deleted;
  const abandoned = !expires && !deleted && chance < ends.expires + ends.deleted + ends.abandoned;
  const slowness = random.chance(lateShare) ? random.between(6, 14) : 1;

  const opened = whenOpen(
    start + Math.min(random.around(stop.opensAfter, 0.7) * slowness, 3 * day),
    stop.isStaff,
    random.between(0, 90 * minute),
  );
  const neverOpened = (expires || deleted) && random.chance(0.6);
  let last = start;
  if (!neverOpened) {
    last = planVisit(add, opened, stop, random);
    if (!expires && !deleted && !abandoned) {
      add('submitted', last);
      return { kind: 'submitted', at: last };
    }
  }
  if (deleted) {
    add('deleted', last + random.around(3 * hour, 0.8));
    return { kind: 'stuck' };
  }
  const expiredAt = start + linkLivesFor + random.between(0, minute);
  if (expiredAt <= last) return { kind: 'stuck' };
  add('expired', expiredAt);
  if (random.chance(reissueShare))
    return { kind: 'reissued', at: expiredAt + random.around(40 * minute, 0.8) };
  if (random.chance(0.5)) add('deleted', expiredAt + random.around(20 * minute, 1));
  return { kind: 'stuck' };
}

/** Opens the link, once or again and again, and fills the form. Gives the moment at which it would be sent back. */
function planVisit(
  add: (happening: Happening, at: number) => void,
  opened: number,
  stop: Stop,
  random: Random,
): number {
  let at = opened;
  add('logged-in', at);
  if (random.chance(0.18)) {
    for (let again = random.whole(1, 3); again > 0; again -= 1) {
      at = whenOpen(at + random.around(20 * minute, 1), stop.isStaff, random.between(0, 40 * minute));
      add('logged-in', at);
    }
  }
  at += random.around(4 * second, 0.6);
  add('loaded', at);
  return at + Math.max(random.around(stop.fillsFor, 0.5), 5 * second);
}

/** The vendor clears its own shelves two days after a success: no failure, whatever its name. */
function planPurge(plan: Plan, at: number, random: Random): void {
  for (const session of plan.sessions.keys()) {
    plan.events.push({ at: at + random.between(0, 10 * minute), session, happening: 'deleted' });
  }
}

function finished(plan: Plan): Plan {
  // A sort that keeps the order of equals: what was planned first happens first.
  plan.events = plan.events
    .map((event) => ({ ...event, at: Math.round(event.at) }))
    .sort((a, b) => a.at - b.at);
  return plan;
}
