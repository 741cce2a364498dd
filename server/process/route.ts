import type { Process, Station } from '../../shared/process.ts';
import { enoughSamples, type RouteStop, type UsualDwell, type Workflow } from '../../shared/workflow.ts';

/**
 * Learns what is usual from a workflow's recent processes. The route is made of the stations that at least half
 * of the finished ones passed, in their average order; while none is finished there is no route. Dwell runs
 * from a station's first sending to its submission. Test deliveries count in nothing.
 */
export function learnRoute(recent: readonly Process[]): Pick<Workflow, 'route' | 'archive' | 'total'> {
  const real = recent.filter((process) => !process.isTest);
  const completed = real.filter((process) => process.state === 'completed');
  const finished = completed.length > 0 ? completed : real.filter((process) => process.state === 'submitted');
  const archive = usual(completed.map(archiveDwell));
  return {
    route: usualStops(finished).map((name) => ({
      name,
      ...usual(real.flatMap((process) => dwellsAt(process, name))),
    })),
    archive: completed.length === 0 ? null : archive,
    total: usual(completed.map((process) => between(process.startedAt, process.completedAt))),
  };
}

function usualStops(finished: readonly Process[]): RouteStop['name'][] {
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

function dwellsAt(process: Process, name: string): (number | null)[] {
  return process.stations.filter((station) => station.name === name).map(stationDwell);
}

function stationDwell(station: Station): number | null {
  const [first] = station.sessions;
  return between(first?.createdAt ?? null, station.submittedAt);
}

function archiveDwell(process: Process): number | null {
  const submissions = process.stations.map((station) => station.submittedAt).filter((at) => at !== null);
  return between(submissions.sort().at(-1) ?? null, process.completedAt);
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
