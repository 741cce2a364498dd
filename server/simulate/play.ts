import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from './step.ts';

export interface PlayOptions {
  /** The server's address, its base path included. */
  url: string;
  /** Sent with every delivery: credentials, if the server asks for any. */
  headers?: Record<string, string>;
  /** Deliveries a second at most. */
  rate?: number;
  /** True: no delivery leaves before its own moment. */
  isPaced?: boolean;
  /** Requests under way at once; with more than one, neighbours may overtake each other. */
  concurrency?: number;
  /** Stops the play; what is under way is finished first. */
  signal?: AbortSignal;
  /** Told after each delivery. The object is always the same. */
  onTally?: (tally: Tally) => void;
}

/** What became of the deliveries. */
export interface Tally {
  /** Answered with status "0". */
  accepted: number;
  /** Answered otherwise, for good. */
  refused: number;
  /** Not answered at all, after several tries. */
  failed: number;
  /** Tries that were repeated because the server could not be reached or could not store at that moment. */
  retried: number;
  /** Processes that deliveries spoke of. */
  processes: Set<string>;
  /** Why the first delivery that was refused or failed was; null while all is well. */
  firstTrouble: string | null;
}

const tries = 6;
const longestWaitMs = 30_000;

/** Posts the steps to the server's webhook addresses as the vendor would, each until it is answered. */
export async function play(steps: Iterable<Step>, options: PlayOptions): Promise<Tally> {
  const { rate = Infinity, isPaced = false, concurrency = 8, signal, onTally } = options;
  const tally: Tally = {
    accepted: 0,
    refused: 0,
    failed: 0,
    retried: 0,
    processes: new Set(),
    firstTrouble: null,
  };
  const iterator: Iterator<Step, unknown> = steps[Symbol.iterator]();
  const began = Date.now();
  let taken = 0;

  const worker = async () => {
    for (;;) {
      if (signal?.aborted) return;
      const next = iterator.next();
      if (next.done) return;
      const step = next.value;
      const turn = began + (taken++ * 1000) / rate;
      if (!(await waitUntil(isPaced ? Math.max(turn, step.at) : turn, signal))) return;
      const outcome = await deliver(step, options, () => (tally.retried += 1));
      tally.processes.add(step.processId);
      tally[outcome.kind] += 1;
      if (outcome.kind !== 'accepted') tally.firstTrouble ??= outcome.why;
      onTally?.(tally);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return tally;
}

type Outcome = { kind: 'accepted' } | { kind: 'refused' | 'failed'; why: string };

async function deliver(step: Step, options: PlayOptions, onRetry: () => void): Promise<Outcome> {
  const base = options.url.endsWith('/') ? options.url : `${options.url}/`;
  const address = new URL(`webhooks/cellosign/${step.source}`, base);
  const body = JSON.stringify(step.body);
  for (let attempt = 1; ; attempt += 1) {
    const answer = await post(address, body, options.headers);
    const isPassing = answer.status === null || answer.status === 503 || answer.status === 429;
    if (!isPassing || attempt === tries || options.signal?.aborted) return judge(answer);
    onRetry();
    const wait = answer.retryAfterMs ?? 200 * 2 ** attempt;
    await waitUntil(Date.now() + Math.min(wait, longestWaitMs), options.signal);
  }
}

interface Answer {
  /** Null where the server was not reached. */
  status: number | null;
  text: string;
  retryAfterMs: number | null;
}

async function post(address: URL, body: string, headers: Record<string, string> = {}): Promise<Answer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body,
      redirect: 'manual',
    });
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return {
      status: response.status,
      text: await response.text(),
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : null,
    };
  } catch (error) {
    return { status: null, text: reasonOf(error), retryAfterMs: null };
  }
}

function judge({ status, text }: Answer): Outcome {
  if (status === null) return { kind: 'failed', why: text };
  // The vendor judges by the body's own status.
  if (status === 200 && /"status"\s*:\s*"0"/u.test(text)) return { kind: 'accepted' };
  return { kind: 'refused', why: `HTTP ${status}: ${text.slice(0, 200)}` };
}

/** fetch says "fetch failed" and keeps the reason to itself. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return 'code' in cause && !cause.message ? String(cause.code) : cause.message;
  return error.message;
}

/** False where the signal came first. */
async function waitUntil(moment: number, signal: AbortSignal | undefined): Promise<boolean> {
  const wait = moment - Date.now();
  if (wait > 0) await sleep(wait, undefined, signal ? { signal } : {}).catch(() => undefined);
  return !signal?.aborted;
}
