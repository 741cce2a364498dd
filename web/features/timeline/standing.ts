import type { Process, Station } from '../../../shared/process.ts';
import { isOpen } from '../../../shared/states.ts';
import type { ProcessState, StationState } from '../../../shared/states.ts';

/** Where a process stands, for the pill beside its title: at an open station, or as a whole. */
export type Standing =
  { kind: 'station'; state: StationState; station: Station } | { kind: 'process'; state: ProcessState };

/** Of several open stations the furthest along the line speaks for the process. Signers are asked all at once: none does. */
export function standing(process: Process): Standing {
  const station = process.stations.findLast((each) => isOpen(each.state));
  if (process.state === 'running' && station !== undefined && !process.isRequest) {
    return { kind: 'station', state: station.state, station };
  }
  return { kind: 'process', state: process.state };
}

/** Milliseconds since the start while it runs, else what it took. */
export function elapsed(process: Process, now: number): { running: boolean; span: number } {
  const start = Date.parse(process.startedAt);
  const running = process.state === 'running' || process.state === 'submitted';
  const end = running ? now : Date.parse(process.completedAt ?? process.closedAt ?? process.lastEventAt);
  return { running, span: Math.max(0, end - start) };
}
