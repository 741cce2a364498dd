import type { Source } from './source.ts';

/** The proof that a delivery showed, until its vendor has said whether it is one. */
export interface NewVerification {
  /** Sealed; null where it showed none, which is no proof. */
  token: string | null;
  /**
   * What it says, so that a copy is known before anybody is asked about it. Null where that cannot be told yet: then
   * nobody is asked until it is held back by what it says.
   */
  identity: string | null;
}

/** A delivery about which its vendor is to be asked. */
export interface DueVerification {
  delivery: number;
  source: Source;
  /** Sealed. */
  token: string;
  /** How often the vendor was asked and gave no clear answer. */
  tries: number;
  /** True where one that says the same was verified before. */
  isCopy: boolean;
}

/** `copy`: one that says the same is verified, so nobody was asked. */
export type Settlement = 'verified' | 'rejected' | 'copy';

/** What a person decides. */
export type Decision = 'accepted' | 'dismissed';
