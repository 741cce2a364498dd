import type { FileMaker } from './export/file-maker.ts';
import { makeFile } from './export/make-file.ts';
import { countReadings } from './export/readings.ts';
import type { WalkParts } from './export/search-walk.ts';
import { createYielding } from './http/yielding.ts';
import { fold } from './process/fold.ts';

/** Makes files in this thread, and lets everybody else have their turn in between. */
export function createFilesHere(store: WalkParts['store']): FileMaker {
  const encoder = new TextEncoder();
  return {
    async *make(plan, { signal, onRead }) {
      const parts = { store, fold, othersToo: createYielding() };
      for await (const piece of makeFile(parts, plan, countReadings(signal, onRead)))
        yield typeof piece === 'string' ? encoder.encode(piece) : piece;
    },
    letGo: () => Promise.resolve(),
  };
}
