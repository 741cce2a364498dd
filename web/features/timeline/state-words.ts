import type { TFunction } from 'i18next';
import type { Process, Station } from '../../../shared/process.ts';
import { isolate } from '../../lib/isolate.ts';
import type { Stop } from '../../ui/line-layout.ts';
import type { PillTone } from '../../ui/pill.tsx';
import { standing } from './standing.ts';

const processTones = {
  running: 'filling',
  submitted: 'submitted',
  completed: 'submitted',
  expired: 'expired',
  deleted: 'deleted',
  failed: 'expired',
  closed: 'deleted',
} as const satisfies Record<Process['state'], PillTone>;

const stationTones = {
  waiting: 'waiting',
  opened: 'opened',
  filling: 'filling',
  submitted: 'submitted',
  expired: 'expired',
  deleted: 'deleted',
  failed: 'expired',
} as const satisfies Record<Station['state'], PillTone>;

/** Where a process stands, in the words of the pill beside its title; `late` is the stop at which it is late. */
export function stateWords(
  process: Process,
  late: Stop | null,
  t: TFunction<['states', 'timeline']>,
): { words: string; tone: PillTone } {
  const stands = standing(process);
  const { isRequest } = process;
  const words =
    stands.kind === 'process'
      ? t(`${isRequest ? 'request' : 'process'}.${stands.state}`)
      : t(`${isRequest ? 'signer' : 'station'}.${stands.state}`);
  if (late !== null) {
    const where =
      late.station === null ? t('late') : t('timeline:lateAt', { station: isolate(late.station.name) });
    return { words: `${words} · ${where}`, tone: 'late' };
  }
  const tone = stands.kind === 'process' ? processTones[stands.state] : stationTones[stands.state];
  return { words, tone };
}
