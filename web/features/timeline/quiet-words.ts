import type { TFunction } from 'i18next';
import type { Process } from '../../../shared/process.ts';
import type { TimeFormat } from '../../lib/format-time.ts';
import { isolate } from '../../lib/isolate.ts';
import { tightSpan } from '../../lib/tight-span.ts';
import { standing } from './standing.ts';

/** Where a process has been silent, and for how long; `now` in epoch milliseconds. */
export function quietWords(
  process: Process,
  now: number,
  t: TFunction<'timeline'>,
  time: TimeFormat,
): string {
  const stands = standing(process);
  const span = tightSpan(time, now - Date.parse(process.lastEventAt));
  return stands.kind === 'station'
    ? t('quietAt', { station: isolate(stands.station.name), span })
    : t('quietFor', { span });
}
