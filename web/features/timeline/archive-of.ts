import type { Process } from '../../../shared/process.ts';
import type { LineLayout } from '../../ui/line-layout.ts';
import type { ChartInput } from './chart-layout.ts';

/** Whether the chart has a lane for the archive. A process that failed on its way has none to wait for. */
export function archiveOf(process: Process, { stops }: LineLayout): ChartInput['archive'] {
  const archive = stops.find((stop) => stop.kind === 'archive');
  if (archive === undefined) return 'none';
  if (archive.mark !== 'upcoming') return 'done';
  return process.state === 'running' || process.state === 'submitted' ? 'expected' : 'none';
}
