import type { TFunction } from 'i18next';
import type { Process, Station } from '../../../shared/process.ts';
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

/** Where a process stands, in the words of the pill beside its title. */
export function stateWords(
  process: Process,
  late: boolean,
  t: TFunction<'states'>,
): { words: string; tone: PillTone } {
  const stands = standing(process);
  const { isRequest } = process;
  const words =
    stands.kind === 'process'
      ? t(`${isRequest ? 'request' : 'process'}.${stands.state}`)
      : t(`${isRequest ? 'signer' : 'station'}.${stands.state}`);
  if (late) return { words: `${words} · ${t('late')}`, tone: 'late' };
  const tone = stands.kind === 'process' ? processTones[stands.state] : stationTones[stands.state];
  return { words, tone };
}
