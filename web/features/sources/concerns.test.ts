import { expect, test } from 'vitest';
import { concerns } from './concerns.ts';
import { madeProvider, madeSource, seen } from './source.fixture.ts';

const now = Date.parse('2026-03-02T10:00:00.000Z');
const troubled: Parameters<typeof madeSource>[0] = {
  lastRefusal: { at: '2026-03-02T09:58:00.000Z', why: 'user', scheme: 'Basic', user: 'hr', reason: null },
  silence: { since: '2026-03-02T05:00:00.000Z', usual: 3_600_000 },
  clock: { samples: 40, median: 7_200_000, proposal: 'UTC' },
  types: [seen('WHEF_CLIENT_LOGGED_IN'), seen('WHEF_CLIENT_FORM_SUBMITTED')],
};
const kinds = (...[source]: Parameters<typeof madeSource>) =>
  concerns(madeSource(source), madeProvider, now).map(({ kind }) => kind);

test('all that is amiss is told, the most pressing first', () => {
  expect(kinds(troubled)).toEqual(['refused', 'silent', 'zone', 'missing']);
});

test('a source that works, or was put to rest by a person, gives no cause', () => {
  expect(kinds({ clock: { samples: 40, median: 400, proposal: null } })).toEqual([]);
  expect(kinds({ ...troubled, state: 'paused' })).toEqual([]);
  expect(kinds({ ...troubled, state: 'deleted' })).toEqual([]);
});

test('a refusal of the day before yesterday is no longer news', () => {
  const at = '2026-02-28T09:00:00.000Z';
  expect(kinds({ lastRefusal: { at, why: 'missing', scheme: null, user: null, reason: null } })).toEqual([]);
});

test('a refusal for credentials is past once something was let in, one for its size is not', () => {
  const at = '2026-03-02T09:58:00.000Z';
  const types = [seen('WHEF_SESSION_CREATED', 2, '2026-03-02T09:59:00.000Z')];
  expect(
    kinds({ types, lastRefusal: { at, why: 'password', scheme: 'Basic', user: 'hr', reason: null } }),
  ).toEqual([]);
  expect(
    kinds({ types, lastRefusal: { at, why: 'tooLarge', scheme: null, user: null, reason: null } }),
  ).toEqual(['refused']);
});
