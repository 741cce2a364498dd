import type { Provider } from '../provider.ts';
import { showsOneOf } from '../credentials.ts';
import { accept, refuse } from './answer.ts';
import { translate } from './translate.ts';

export const cellosign: Provider = {
  id: 'cellosign',
  timeZone: 'Asia/Jerusalem',
  verify: showsOneOf,
  read: translate,
  // The vendor sends no delivery id: a notification is known by its own time, an archive by its bytes.
  identity: (fact, sha256) =>
    fact.type === 'process.archived' ? Buffer.from(sha256).toString('hex') : fact.occurred.raw,
  accept,
  refuse,
};
