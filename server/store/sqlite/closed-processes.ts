import { isUnderWay } from '../../../shared/states.ts';
import type { Interpreter } from '../store.ts';
import type { Arrivals } from './arrivals.ts';
import type { Closings } from './closings.ts';
import type { Connection } from './open.ts';
import type { ProcessList } from './process-list.ts';
import type { Projection } from './project.ts';
import type { Sources } from './source-list.ts';

interface ClosedProcessParts {
  arrivals: Arrivals;
  closings: Closings;
  projection: Projection;
  list: ProcessList;
  sources: Sources;
}

/** Closes processes by a person's wish, and opens them again. */
export function createClosedProcesses({ client }: Connection, parts: ClosedProcessParts) {
  const { arrivals, closings, projection, list, sources } = parts;

  return {
    set(
      processId: string,
      slug: string | null,
      isClosed: boolean,
      at: number,
      fold: Interpreter['fold'],
    ): 'done' | 'not_found' | 'not_under_way' {
      const found = list.find(processId, slug);
      const source = found && sources.byId(found.source);
      if (!source) return 'not_found';
      const { state } = found.process;
      if (isClosed === (state === 'closed')) return 'done';
      if (isClosed && !isUnderWay(state)) return 'not_under_way';
      // What is gathered for it in memory would be written as it was before.
      projection.forgetMemory();
      let forget = (): void => undefined;
      const write = client.transaction((): number => {
        const written = closings.write(source.id, processId, isClosed, at);
        ({ forget } = written);
        projection.foldAgain(source, processId, fold);
        return written.seq;
      });
      try {
        arrivals.note([write.immediate()]);
      } catch (error) {
        forget();
        projection.forgetMemory();
        throw error;
      }
      return 'done';
    },
  };
}
