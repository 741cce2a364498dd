import { enoughSamples, type Usual, type UsualDwell } from './workflow.ts';

/** Milliseconds beyond which something is unusual; null where there are too few samples to tell. */
export interface Limits {
  /** Of each stop of the usual route, in its order: the 90th percentile of the stay. */
  route: { name: string; p90: number | null }[];
  /** Of the wait for the archive. */
  archive: number | null;
  /** The longest silence of any process that completed. */
  silence: number | null;
}

export function limitsOf({ route, archive, silence }: Pick<Usual, 'route' | 'archive' | 'silence'>): Limits {
  return {
    route: route.map((stop) => ({ name: stop.name, p90: limit(stop) })),
    archive: archive && limit(archive),
    silence: silence.samples < enoughSamples ? null : silence.longest,
  };
}

function limit({ p90, samples }: UsualDwell): number | null {
  return samples < enoughSamples ? null : p90;
}
