import { hash } from 'node:crypto';
import type { Archive } from '../../process/fact.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Provider } from '../provider.ts';

/**
 * The vendor sends no delivery id: a notification is known by its own time, an archive by all that is read of it. So
 * JSON and XML that say the same are one, whatever the order of their members. Whether a file was kept is our affair.
 */
export const identity: Provider['identity'] = (fact) =>
  fact.archive === null
    ? (fact.occurred?.raw ?? '')
    : hash('sha256', canonicalJson({ ...fact, archive: withoutKeeping(fact.archive) }), 'hex');

function withoutKeeping({ files, ...archive }: Archive) {
  return { ...archive, files: files.map(({ name, size, sha256 }) => [name, size, sha256]) };
}
