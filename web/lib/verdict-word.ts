import { type BarredVerification, type Delivery, isBarred, type Verdict } from '../../shared/delivery.ts';

export type VerdictWord = Verdict | BarredVerification | 'unreadable';

/**
 * What became of a delivery in one word: what its vendor or a person says of it comes before what we made of it, and a
 * stored one may still be on no timeline.
 */
export function verdictWord({
  verdict,
  verification,
  reason,
}: Pick<Delivery, 'verdict' | 'verification' | 'reason'>): VerdictWord {
  if (isBarred(verification)) return verification;
  return verdict === 'stored' && reason !== null ? 'unreadable' : verdict;
}
