import type { TFunction } from 'i18next';
import type { ProcessState } from '../../../shared/states.ts';
import type { TimeFormat } from '../../lib/format-time.ts';
import { tightSpan } from '../../lib/tight-span.ts';
import type { Stop } from '../../ui/line-layout.ts';
import { type StopPhrase, stopPhrases } from './stop-phrases.ts';

/** One remark under a stop of the line. */
export interface StopWords {
  key: StopPhrase['key'];
  words: string;
  isLate: boolean;
}

/** What is said otherwise of a signer, who fills in no form. */
const signing: Partial<Record<StopPhrase['key'], 'signedIn' | 'signingFor' | 'cancelledAfter'>> = {
  filledIn: 'signedIn',
  submittedIn: 'signedIn',
  fillingFor: 'signingFor',
  deletedAfter: 'cancelledAfter',
};

/** How long each step took at a stop, or is taking, and what is usual; `now` in epoch milliseconds. */
export function stopWords(
  stop: Stop,
  process: { state: ProcessState; isRequest: boolean },
  now: number,
  t: TFunction<'timeline'>,
  time: TimeFormat,
): StopWords[] {
  return stopPhrases(stop, process.state, now).map(({ key, span = 0, limit = 0, count = 0 }) => ({
    key,
    words: t(`stop.${process.isRequest ? (signing[key] ?? key) : key}`, {
      span: tightSpan(time, span),
      limit: tightSpan(time, limit),
      count,
    }),
    isLate: key === 'late' || key === 'archiveLate',
  }));
}
