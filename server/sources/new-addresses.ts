import type { NewAddresses } from '../../shared/source.ts';
import type { Source } from '../store/source.ts';

/**
 * Who may make a source by delivering to an address that is not known. Without shared credentials nothing could show
 * that somebody may; so that counts only as long as nothing at all is protected.
 */
export function newAddresses(sources: readonly Source[], hasShared: boolean): NewAddresses {
  if (hasShared) return 'shared';
  const isProtected = sources.some(
    ({ deletedAt, credentials, needsCredentials }) =>
      deletedAt === null && (credentials.length > 0 || needsCredentials),
  );
  return isProtected ? 'protected' : 'open';
}
