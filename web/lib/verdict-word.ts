import { isBarred, type BarredVerification, type Delivery, type Verdict } from '../../shared/delivery.ts';

export type VerdictWord = Verdict | BarredVerification | 'unreadable';

/** What matters most of a delivery, in one word: a stored one may still be on no timeline. */
export function verdictWord({
  verdict,
  verification,
  reason,
}: Pick<Delivery, 'verdict' | 'verification' | 'reason'>): VerdictWord {
  if (isBarred(verification)) return verification;
  return verdict === 'stored' && reason !== null ? 'unreadable' : verdict;
}
