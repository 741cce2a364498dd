import { lastSubmission } from '../../shared/last-submission.ts';
import type { Session } from '../../shared/process.ts';
import { enoughSamples, type RouteStop, type Usual, type UsualDwell } from '../../shared/workflow.ts';
import type { FoldedProcess } from './folded.ts';

/**
 * Learns what is usual from a workflow's recent processes. The route is made of the stations that at least half
 * of the finished ones passed, in their average order; while none is finished there is no route. Dwell runs
 * from a station's first sending to its submission, its phases are those of each session that was submitted. Test
 * deliveries count in nothing.
 */
export function learnRoute(recent: readonly FoldedProcess[]): Omit<Usual, 'silence'> {
  const real = recent.filter((process) => !process.isTest);
  const completed = real.filter((process) => process.state === 'completed');
  const finished = completed.length > 0 ? completed : real.filter((process) => process.state === 'submitted');
  const archive = usual(completed.map(archiveDwell));
  return {
    route: usualStops(finished).map((name) => usualStop(name, real)),
    archive: completed.length === 0 ? null : archive,
    total: usual(completed.map((process) => between(process.startedAt, process.completedAt))),
  };
}

function usualStops(finished: readonly FoldedProcess[]): RouteStop['name'][] {
  const seen = new Map<string, { times: number; places: number }>();
  for (const process of finished) {
    const names = new Set(process.stations.map((station) => station.name));
    for (const [place, name] of [...names].entries()) {
      const stop = seen.get(name) ?? { times: 0, places: 0 };
      seen.set(name, { times: stop.times + 1, places: stop.places + place });
    }
  }
  return [...seen]
    .filter(([, stop]) => stop.times * 2 >= finished.length)
    .sort(
      ([a, first], [b, second]) =>
        first.places / first.times - second.places / second.times || (a < b ? -1 : 1),
    )
    .map(([name]) => name);
}

function usualStop(name: string, real: readonly FoldedProcess[]): RouteStop {
  const stations = real.flatMap((process) => process.stations.filter((station) => station.name === name));
  const submitted = stations
    .flatMap(({ sessions }) => sessions)
    .filter(({ submittedAt }) => submittedAt !== null);
  return {
    name,
    ...usual(
      stations.map(({ sessions, submittedAt }) => between(sessions[0]?.createdAt ?? null, submittedAt)),
    ),
    phases: {
      waiting: usual(submitted.map((session) => between(session.createdAt, openedAt(session)))),
      opened: usual(submitted.map((session) => between(openedAt(session), session.loadedAt))),
      filling: usual(submitted.map((session) => between(session.loadedAt, session.submittedAt))),
    },
  };
}

function openedAt({ loggedInAt, loadedAt }: Session): string | null {
  return loggedInAt ?? loadedAt;
}

function archiveDwell(process: FoldedProcess): number | null {
  const last = lastSubmission(process);
  return between(last === null ? null : new Date(last).toISOString(), process.completedAt);
}

function between(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  const dwell = Date.parse(to) - Date.parse(from);
  return dwell < 0 ? null : dwell;
}

/** Median, 90th percentile and deciles by nearest rank; what is unknown (null) is no sample. */
function usual(values: readonly (number | null)[]): UsualDwell {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
  const deciles =
    sorted.length < enoughSamples ? [] : Array.from({ length: 11 }, (_, tenth) => at(tenth / 10) ?? 0);
  return { median: at(0.5), p90: at(0.9), samples: sorted.length, deciles };
}
