import type { SourceAccess } from '../../shared/source.ts';
import type { Source } from '../store/source.ts';

/** What deliveries of a source have to show; `hasShared` where WEBHOOK_AUTH asks for anything. */
export function accessOf(
  { credentials, needsCredentials }: Pick<Source, 'credentials' | 'needsCredentials'>,
  hasShared: boolean,
): SourceAccess {
  if (credentials.length > 0) return 'own';
  if (needsCredentials) return 'closed';
  return hasShared ? 'shared' : 'open';
}
