import { expect, test } from 'vitest';
import { parseQuery } from './parse-query.ts';

function criteria(text: string) {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.filter.map(({ criterion, negated }) => (negated ? { not: criterion } : criterion));
}

test('a bare number is a transaction or process number, #51 a process number, a quoted number text', () => {
  expect(criteria('53 #51 "53"')).toEqual([
    { kind: 'number', value: '53' },
    { kind: 'processNumber', value: '51' },
    { kind: 'text', text: '53', exact: '53' },
  ]);
});

test('operators are known by name, labels by any other key, and label. frees a label that is named like one', () => {
  expect(
    criteria(
      'station:Manager at:HR state:Running workflow:"Lease renewal" source:hr since:12 Region:North label.state:x',
    ),
  ).toEqual([
    { kind: 'station', name: 'manager' },
    { kind: 'at', name: 'hr' },
    { kind: 'state', state: 'running' },
    { kind: 'workflow', name: 'lease renewal' },
    { kind: 'source', slug: 'hr' },
    { kind: 'since', seq: 12 },
    { kind: 'label', key: 'region', value: 'north' },
    { kind: 'label', key: 'state', value: 'x' },
  ]);
});

test('text is caseless, but ids are compared as they were typed', () => {
  expect(criteria('Dana')).toEqual([{ kind: 'text', text: 'dana', exact: 'Dana' }]);
});

test('a dash excludes', () => {
  expect(criteria('-is:test -IS:Late is:quiet')).toEqual([
    { not: { kind: 'test' } },
    { not: { kind: 'late' } },
    { kind: 'quiet' },
  ]);
});

test('an empty search asks for nothing', () => {
  expect(criteria('  "" ')).toEqual([]);
});

test.each([
  ['state:nowhere', /state:nowhere is not known/u],
  ['is:early', /is:early is not known; is:late, is:quiet and is:test are/u],
  ['since:yesterday', /since:yesterday is not known; since: takes a number/u],
  ['a '.repeat(21), /at most 20 terms/u],
  ['a'.repeat(2001), /at most 2000 characters/u],
])('what cannot be meant gets a sentence (%#)', (text, reason) => {
  expect(parseQuery(text)).toEqual({ ok: false, reason: expect.stringMatching(reason) as string });
});
