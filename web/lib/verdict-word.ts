import type { Delivery, Verdict } from '../../shared/delivery.ts';

/** What became of a delivery in one word: what its vendor says of it comes before what we made of it. */
export function verdictWord({
  verdict,
  verification,
}: Pick<Delivery, 'verdict' | 'verification'>): Verdict | 'unverified' | 'rejected' {
  return verification === 'unverified' || verification === 'rejected' ? verification : verdict;
}
