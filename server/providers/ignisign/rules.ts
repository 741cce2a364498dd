import type { PrivacyRule } from '../provider.ts';

/**
 * Each of these opens something to whoever holds it: none is ever stored. At any depth, since versions of the vendor's
 * put them in different places, and none of these names means anything else.
 */
export const rules: readonly PrivacyRule[] = [
  { id: 'verificationToken', paths: ['**.verificationToken'], isAlways: true, kind: 'value' },
  // Those of signers open their signing session, those of documents and proofs what was signed.
  { id: 'accessTokens', paths: ['**.token', '**.signatureProofToken'], isAlways: true, kind: 'value' },
  { id: 'accessLinks', paths: ['**.url', '**.signatureProofUrl'], isAlways: true, kind: 'value' },
  { id: 'signerSecret', paths: ['**.authSecret'], isAlways: true, kind: 'value' },
];
