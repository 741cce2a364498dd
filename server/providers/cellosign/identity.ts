import { hash } from 'node:crypto';
import type { Archive } from '../../process/fact.ts';
import type { Provider } from '../provider.ts';

/**
 * The vendor sends no delivery id: a notification is known by its own time, an archive by all that is read of it. So
 * JSON and XML that say the same are one, whatever the order of their members. Whether a file was kept is our affair.
 */
export const identity: Provider['identity'] = (fact) =>
  fact.archive === null
    ? (fact.occurred?.raw ?? '')
    : hash('sha256', JSON.stringify(inOrder({ ...fact, archive: withoutKeeping(fact.archive) })), 'hex');

function withoutKeeping({ files, ...archive }: Archive) {
  return { ...archive, files: files.map(({ name, size, sha256 }) => [name, size, sha256]) };
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) => [name, inOrder(each)]);
}
