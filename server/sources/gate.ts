import { hashed } from '../providers/credentials.ts';
import type { PlainCredential } from '../providers/parse-credentials.ts';
import type { Store } from '../store/store.ts';
import { type AccessTokens, createAccessTokens } from './access-tokens.ts';
import { type Admissions, createAdmissions } from './admission.ts';
import { createRefusals, type Refusals } from './refusals.ts';
import { createSeal, type Seal } from './seal.ts';
import { createVendorTroubles, type VendorTroubles } from './vendor-troubles.ts';
import { createUses, type Uses } from './uses.ts';

interface GateParts {
  store: Pick<Store, 'source' | 'sources' | 'settings'>;
  /** For sources without credentials of their own. */
  credentials: readonly PlainCredential[];
  secretKey: string;
  now: () => number;
}

/** Who may deliver, and what goes with that. */
export interface Gate {
  admissions: Admissions;
  tokens: AccessTokens;
  refusals: Refusals;
  uses: Uses;
  seal: Seal;
  troubles: VendorTroubles;
}

export function createGate({ store, credentials, secretKey, now }: GateParts): Gate {
  const tokens = createAccessTokens(secretKey, now);
  const refusals = createRefusals();
  const uses = createUses();
  const shared = credentials.map(hashed);
  const admissions = createAdmissions({ store, shared, tokens, refusals, uses, now });
  return {
    admissions,
    tokens,
    refusals,
    uses,
    seal: createSeal(secretKey),
    troubles: createVendorTroubles(),
  };
}
