import type { Process } from '../../shared/process.ts';
import { type StationColumn, stationColumns } from './station-columns.ts';

/** What the processes of a file have between them. */
export interface Columns {
  /** Label keys, sorted. */
  labels: readonly string[];
  /** The stations, in the order in which they first appear; see `stationColumns`. */
  stations: readonly StationColumn[];
}

/** What the processes of them have between them. */
export async function columnsOf(found: AsyncIterable<{ process: Process }>): Promise<Columns> {
  const keys = new Set<string>();
  const stations = new Map<string, StationColumn>();
  for await (const { process } of found) {
    for (const key of Object.keys(process.labels)) keys.add(key);
    for (const { column, station } of stationColumns(process)) {
      const known = stations.get(column);
      if (known) known.hasVisits ||= station.visits > 1;
      else stations.set(column, { name: column, hasVisits: station.visits > 1 });
    }
  }
  return { labels: [...keys].sort(), stations: [...stations.values()] };
}
