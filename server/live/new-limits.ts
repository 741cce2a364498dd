import type { Process } from '../../shared/process.ts';

/** More than these are not remembered: the ones of longest ago are forgotten. */
const most = 20_000;

/** When a process got other limits than it had: the higher `stamp` the later. */
export interface NewLimit {
  source: string;
  stamp: number;
}

/**
 * Processes that are late or quiet at another time than was told with their number. Nothing in the log tells that to
 * whoever was not there, so it is remembered until they change. In memory only.
 */
export interface NewLimits {
  note(processes: readonly Process[]): void;
  /** They changed, so that everybody hears of them anyway. */
  forget(processes: readonly Process[]): void;
  of(processId: string): NewLimit | undefined;
}

export function createNewLimits(): NewLimits {
  const known = new Map<string, NewLimit>();
  let stamp = 0;
  return {
    note(processes) {
      stamp += 1;
      for (const { processId, source } of processes) {
        known.delete(processId);
        known.set(processId, { source, stamp });
      }
      for (const processId of known.keys()) {
        if (known.size <= most) break;
        known.delete(processId);
      }
    },
    forget(processes) {
      for (const { processId } of processes) known.delete(processId);
    },
    of: (processId) => known.get(processId),
  };
}
