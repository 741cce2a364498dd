import type { Process } from '../../shared/process.ts';

/** Tells two processes apart; the id alone does not, since two sources may share one. */
export function processKey({ source, processId }: Pick<Process, 'source' | 'processId'>): string {
  return `${source}/${processId}`;
}
