import type { Process } from '../../shared/process.ts';
import { toIso } from '../process/iso.ts';
import { dwellOf, type StationColumn, stationColumns, stayOf } from './station-columns.ts';

/** What the processes of a file have between them, and what of it a table has columns for. */
export interface Columns {
  /** Label keys, sorted. */
  labels: readonly string[];
  /** The stations, in the order in which they first appear; see `stationColumns`. */
  stations: readonly StationColumn[];
  /** Whether there are any without columns of their own. */
  hasOthers: { labels: boolean; stations: boolean };
  /** Those of a process, as JSON; null where it has none. */
  othersOf(process: Process): { labels: string | null; stations: string | null };
}

/** So many have columns of their own, the commonest of them: a row has every column, also those that are empty in it. */
const most = { labels: 1000, stations: 250 };

/** Goes through all of them once. */
export async function columnsOf(found: AsyncIterable<{ process: Process }>): Promise<Columns> {
  const labels = new Map<string, number>();
  const stations = new Map<string, number>();
  const visited = new Set<string>();
  const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for await (const { process } of found) {
    for (const key of Object.keys(process.labels)) count(labels, key);
    for (const { column, station } of stationColumns(process)) {
      count(stations, column);
      if (station.visits > 1) visited.add(column);
    }
  }
  const ofLabels = commonest(labels, most.labels);
  const ofStations = commonest(stations, most.stations);
  return {
    labels: [...ofLabels].sort(),
    stations: [...ofStations].map((name) => ({ name, hasVisits: visited.has(name) })),
    hasOthers: { labels: ofLabels.size < labels.size, stations: ofStations.size < stations.size },
    othersOf: (process) => ({
      labels: asJson(Object.entries(process.labels).filter(([key]) => !ofLabels.has(key))),
      stations: asJson(
        stationColumns(process).flatMap(({ column, station }) => {
          if (ofStations.has(column)) return [];
          const stay = stayOf(station);
          const dwell = dwellOf(stay);
          const told = {
            entered_at: isoOf(stay.entered),
            left_at: isoOf(stay.left),
            dwell_seconds: dwell === null ? null : dwell / 1000,
            visits: station.visits,
          };
          return [[column, told] as const];
        }),
      ),
    }),
  };
}

/** In the order in which they were met. */
function commonest(counts: ReadonlyMap<string, number>, limit: number): ReadonlySet<string> {
  if (counts.size <= limit) return new Set(counts.keys());
  const chosen = [...counts].sort(([, a], [, b]) => b - a).slice(0, limit);
  const names = new Set(chosen.map(([name]) => name));
  return new Set([...counts.keys()].filter((name) => names.has(name)));
}

const isoOf = (ms: number | null) => (ms === null ? null : toIso(ms * 1000));

function asJson(entries: readonly (readonly [string, unknown])[]): string | null {
  return entries.length === 0 ? null : JSON.stringify(Object.fromEntries(entries));
}
