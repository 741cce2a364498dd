import { withContext } from './context.ts';
import type { Fault, Size } from './fault.ts';
import { missing } from './needs.ts';

export interface Row {
  id: string;
  title: string;
  promise: string;
  figure: string;
  verdict: 'kept' | 'broken' | 'not run';
  broken: readonly string[];
  /** Time that it took. */
  seconds: number;
}

/** Brings one fault about. A fault that cannot be brought about here says why; one that breaks down is broken. */
export async function runFault(fault: Fault, size: Size, say: (line: string) => void): Promise<Row> {
  const { id, title, promise } = fault;
  const lacking = missing(fault.needs);
  if (lacking !== null) {
    const figure = `not run: needs ${lacking}`;
    return { id, title, promise, figure, verdict: 'not run', broken: [], seconds: 0 };
  }
  const startedAt = performance.now();
  const finding = await withContext(say, (context) => fault.run(context, size)).catch((error: unknown) => ({
    figure: 'ended early',
    broken: [error instanceof Error ? error.message : String(error)],
  }));
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  const verdict = finding.broken.length === 0 ? 'kept' : 'broken';
  return { id, title, promise, ...finding, verdict, seconds };
}
