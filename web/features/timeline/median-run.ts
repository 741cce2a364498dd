import type { Process } from '../../../shared/process.ts';
import { enoughSamples } from '../../../shared/workflow.ts';
import type { LineLayout } from '../../ui/line-layout.ts';

/** What a process of this workflow usually does, had it begun when this one did. */
export interface MedianRun {
  /** By index of the station, null for the archive: from when to when it would have stood there, in epoch milliseconds. */
  stays: ReadonlyMap<number | null, { from: number; to: number }>;
  /** How many it is learned from, at the stop of which least is known. */
  samples: number;
}

/**
 * The stops of the line one after the other, each for its usual time. It ends before the first one of which too little is
 * known, for where it would go on from there is not known either. Null where that is so from the start.
 */
export function medianRun(process: Process, { stops }: LineLayout): MedianRun | null {
  if (process.isRequest) return null;
  const stays = new Map<number | null, { from: number; to: number }>();
  let samples = Infinity;
  let from = Date.parse(process.startedAt);
  for (const { usual, station, kind } of stops) {
    if (usual?.median == null || usual.samples < enoughSamples) break;
    const to = from + usual.median;
    if (station !== null) stays.set(process.stations.indexOf(station), { from, to });
    else if (kind === 'archive') stays.set(null, { from, to });
    samples = Math.min(samples, usual.samples);
    from = to;
  }
  return stays.size === 0 ? null : { stays, samples };
}
