import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

export interface ArchiveAnswer {
  /** 0 where the connection ended without an answer. */
  status: number;
  milliseconds: number;
}

export interface ArchiveSender {
  /** Posts one; its answer appears in `answers`. */
  post: () => void;
  answers: ArchiveAnswer[];
  stop: () => Promise<void>;
}

export async function startArchiveSender(url: string, megabytes: number): Promise<ArchiveSender> {
  const worker = new Worker(new URL('bench-archives.js', import.meta.url), {
    workerData: { url, megabytes },
  });
  await once(worker, 'message');
  const answers: ArchiveAnswer[] = [];
  worker.on('message', (answer: ArchiveAnswer) => answers.push(answer));
  return {
    post: () => worker.postMessage('post'),
    answers,
    stop: async () => {
      await worker.terminate();
    },
  };
}
