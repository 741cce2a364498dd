import type { TFunction } from 'i18next';
import type { Station } from '../../../shared/process.ts';

/** What stands beside the name of a lane: whom it was sent to and in which transactions. Short leaves out the former. */
export function laneFacts(station: Station, short: boolean, t: TFunction<'timeline'>): string {
  const numbers = [...new Set(station.sessions.flatMap((each) => each.transactionNumber ?? []))];
  const facts = [
    ...(station.recipientId === null || short ? [] : [t('chart.recipient', { id: station.recipientId })]),
    ...(numbers.length === 0
      ? []
      : [t('chart.transaction', { count: numbers.length, numbers: numbers.join(', ') })]),
  ];
  return facts.join(' · ');
}
