import type { Process } from '../../../shared/process.ts';
import type { LineLayout } from '../../ui/line-layout.ts';
import { standing } from './standing.ts';

/** Whether what the header says of the process is late: the station it names, or the archive that is awaited. */
export function isLate(process: Process, { stops }: LineLayout): boolean {
  const stands = standing(process);
  return stops.some((stop) => stop.late && (stands.kind === 'process' || stop.station === stands.station));
}
