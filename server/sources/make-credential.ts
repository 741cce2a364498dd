import { randomBytes } from 'node:crypto';
import {
  type CredentialScheme,
  headerNamePattern,
  takenHeaderPattern,
  userNamePattern,
} from '../../shared/source.ts';
import { sha256 } from '../providers/credentials.ts';
import type { Provider } from '../providers/provider.ts';
import type { SourceCredential } from '../store/source.ts';

/** Goes before every secret that is made here, so that it is known for what it is wherever it turns up. */
const prefix = 'sbx_';
const endingLength = 4;

const defaultNames: Readonly<Record<CredentialScheme, string | null>> = {
  basic: 'signalbox',
  header: 'X-Signalbox-Key',
  bearer: null,
  oauth: 'signalbox',
};

/** In a sentence what is wrong with such a credential; null where nothing is. */
export function faultInCredential(
  provider: Provider,
  scheme: CredentialScheme,
  name: string | null,
): string | null {
  if (!provider.schemes.includes(scheme))
    return `scheme: ${provider.name} cannot show ${scheme} credentials.`;
  if (name === null) return null;
  if (scheme === 'bearer') return 'name: a bearer token has none.';
  if (scheme === 'header')
    return headerNamePattern.test(name) && !takenHeaderPattern.test(name)
      ? null
      : 'name: this cannot be the name of a header for credentials.';
  return userNamePattern.test(name) ? null : 'name: a user has no colon in its name.';
}

/** A new one with a secret that nobody can guess, which is not kept. */
export function makeCredential(
  scheme: CredentialScheme,
  name: string | null,
  at: number,
): { secret: string; credential: Omit<SourceCredential, 'id'> } {
  const secret = `${prefix}${randomBytes(32).toString('base64url')}`;
  return {
    secret,
    credential: {
      scheme,
      name: name ?? defaultNames[scheme],
      sha256: sha256(secret),
      ending: secret.slice(-endingLength),
      createdAt: at,
    },
  };
}
