import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { JudgeOptions, Unjudged } from './ingest/judge.ts';
import { keepLarge, type LargeJudgement } from './ingest/keep-large.ts';
import { openBodyFiles } from './store/body-files.ts';

/** What the thread is asked for, and what it answers. */
export interface Task {
  id: number;
  providerId: string;
  unjudged: Unjudged;
  options: JudgeOptions;
}
export type Answer = { id: number; judgement: LargeJudgement } | { id: number; fault: string };

export interface LargeBodies {
  /** Rejects where the body could not be kept. The body is no longer here afterwards. */
  keep(providerId: string, unjudged: Unjudged, options: JudgeOptions): Promise<LargeJudgement>;
  stop(): Promise<void>;
}

interface Waiting {
  resolve: (judgement: LargeJudgement) => void;
  reject: (error: Error) => void;
}

/**
 * Hands large bodies to a thread of their own, started with the first of them and again should it ever end. Run from
 * its sources, as tests do, the program has no built thread beside it and does the same itself.
 */
export function createLargeBodies(folder: string): LargeBodies {
  const program = new URL('large-body-thread.js', import.meta.url);
  if (!existsSync(fileURLToPath(program))) {
    const files = openBodyFiles(folder);
    return { keep: async (...task) => keepLarge(files, ...task), stop: async () => undefined };
  }

  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let lastId = 0;

  function end(error: Error): void {
    thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(program, { workerData: { folder } });
    started.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('judgement' in answer) asked?.resolve(answer.judgement);
      else asked?.reject(new Error(answer.fault));
    });
    started.on('error', (error: Error) => end(error));
    started.on('exit', () => end(new Error('the thread for large bodies ended')));
    started.unref();
    return started;
  }

  return {
    keep(providerId, unjudged, options) {
      return new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        thread ??= start();
        const task: Task = { id: lastId, providerId, unjudged, options };
        thread.postMessage(task, [unjudged.body.buffer as ArrayBuffer]);
      });
    },
    async stop() {
      await thread?.terminate();
    },
  };
}
