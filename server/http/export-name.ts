import type { Process } from '../../shared/process.ts';

/**
 * What a file is called, without its ending: by its process, or, of a search (null), by the day on which it is made; and
 * by the moment where it shows the past. `madeAt` and `moment`: epoch milliseconds.
 */
export function exportName(
  process: Pick<Process, 'processNumber' | 'processId'> | null,
  madeAt: number,
  moment: number | null,
): string {
  const of = process === null ? null : String(process.processNumber ?? process.processId);
  const day = new Date(madeAt).toISOString().slice(0, 10);
  if (moment === null) return `signalbox-${of ?? day}`;
  // Windows takes no colons.
  const then = new Date(moment).toISOString().replaceAll(':', '-').replace(/\.\d+/u, '');
  return ['signalbox', ...(of === null ? [] : [of]), 'as-of', then].join('-');
}
