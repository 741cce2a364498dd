import type { NewAddresses } from '../../shared/source.ts';
import type { Settings } from '../store/store.ts';

/**
 * Who may make a source by delivering to an address that is not known. Without shared credentials nothing could show
 * that somebody may; so that counts only as long as no source was ever protected. Taking credentials away again, or
 * the source with them, opens no door.
 */
export function newAddresses(
  { hasAskedForCredentials }: Pick<Settings, 'hasAskedForCredentials'>,
  hasShared: boolean,
): NewAddresses {
  if (hasShared) return 'shared';
  return hasAskedForCredentials ? 'protected' : 'open';
}
