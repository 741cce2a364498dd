import type { ExportProgress } from '../../shared/export.ts';
import type { Reading } from './readings.ts';

/** Files whose making is remembered, those that are done included. */
const mostRemembered = 200;

/** One file in the making. */
export interface RunningExport {
  /** Aborted once nobody wants it any more. */
  signal: AbortSignal;
  /** To be told how far its making is. */
  onRead(reading: Reading): void;
  wrote(bytes: number): void;
  /** The first word counts. */
  end(state: Exclude<ExportProgress['state'], 'running'>): void;
}

export interface ExportExtent {
  /** Processes in it; null where that is not known. */
  processes: number | null;
  /** How often all of them are read. */
  readings: number;
}

/** The files that are being made, by the names that those gave them who asked. */
export function createRunningExports() {
  const known = new Map<string, { progress: () => ExportProgress; stop: () => void }>();

  return {
    /** Without a name it can be neither followed nor stopped from elsewhere. */
    begin(id: string | null, { processes, readings }: ExportExtent): RunningExport {
      const abort = new AbortController();
      let [state, bytes]: [ExportProgress['state'], number] = ['running', 0];
      let [total, begun, read] = [processes, 0, 0];

      const progress = (): ExportProgress => ({ state, share: state === 'done' ? 1 : share(), bytes });
      const share = () =>
        total === null ? null : Math.min(1, (Math.max(0, begun - 1) + read / Math.max(1, total)) / readings);
      if (id !== null) {
        known.delete(id);
        known.set(id, { progress, stop: () => end('cut') });
        for (const oldest of known.keys()) if (known.size > mostRemembered) known.delete(oldest);
      }

      function end(how: typeof state): void {
        if (state !== 'running') return;
        state = how;
        if (how !== 'done') abort.abort();
      }
      return {
        signal: abort.signal,
        onRead(reading) {
          ({ begun, read } = reading);
          if (reading.isWhole) total = read;
        },
        wrote: (size) => (bytes += size),
        end,
      };
    },
    /** Null where there is none of that name, or it was long ago. */
    progress: (id: string): ExportProgress | null => known.get(id)?.progress() ?? null,
    /** False where there is none of that name. What is done stays done. */
    stop(id: string): boolean {
      known.get(id)?.stop();
      return known.has(id);
    },
  };
}
