import { expect, test } from 'vitest';
import type { Filter } from './filter.ts';
import { parseQuery } from './parse-query.ts';

/** A filter without the names of its parts. */
function short(filter: Filter): unknown {
  if (filter.kind === 'is') return filter.criterion;
  if (filter.kind === 'not') return { not: short(filter.part) };
  return filter.kind === 'and' ? filter.parts.map(short) : { or: filter.parts.map(short) };
}

function criteria(text: string) {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return short(parsed.filter);
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
      'station:Manager at:HR state:Running workflow:"Lease renewal" source:HR since:12 Region:North label.state:x',
    ),
  ).toEqual([
    { kind: 'station', name: 'manager' },
    { kind: 'at', name: 'hr' },
    { kind: 'state', state: 'running' },
    { kind: 'workflow', name: 'lease renewal' },
    { kind: 'source', name: 'hr' },
    { kind: 'since', seq: 12 },
    { kind: 'label', key: 'region', value: 'north' },
    { kind: 'label', key: 'state', value: 'x' },
  ]);
});

test('text is caseless, but ids are compared as they were typed', () => {
  expect(criteria('Dana')).toEqual({ kind: 'text', text: 'dana', exact: 'Dana' });
});

test('a dash excludes', () => {
  expect(criteria('-is:test -IS:Late is:quiet')).toEqual([
    { not: { kind: 'test' } },
    { not: { kind: 'late' } },
    { kind: 'quiet' },
  ]);
});

test('an empty search asks for nothing', () => {
  expect(criteria('  ')).toEqual([]);
});

test('groups and alternatives become one tree', () => {
  expect(criteria('#1 -(is:late or #2 #3)')).toEqual([
    { kind: 'processNumber', value: '1' },
    {
      not: {
        or: [
          { kind: 'late' },
          [
            { kind: 'processNumber', value: '2' },
            { kind: 'processNumber', value: '3' },
          ],
        ],
      },
    },
  ]);
});

test.each([
  ['state:nowhere', 'unknown_value', /state:nowhere is not known; possible are running, submitted/u],
  ['is:early', 'unknown_value', /is:early is not known; possible are late, quiet, test/u],
  ['since:yesterday', 'bad_number', /since:yesterday is not known; it takes a number/u],
  ['a '.repeat(21), 'too_many_terms', /at most 20 terms/u],
  ['a'.repeat(2001), 'too_long', /at most 2000 characters/u],
])('what cannot be meant gets a sentence (%#)', (text, code, reason) => {
  expect(parseQuery(text)).toEqual({
    ok: false,
    reason: expect.stringMatching(reason) as string,
    mistake: expect.objectContaining({ code }) as object,
  });
});

test('a mistake of meaning is told with its place', () => {
  expect(parseQuery('dana (#1 or -state:nowhere)')).toMatchObject({
    mistake: {
      code: 'unknown_value',
      at: 12,
      length: 14,
      expected: expect.arrayContaining(['running']) as string[],
    },
  });
});
