import { expect, it } from 'vitest';
import { removedRules } from './removed-rules.ts';

const rules = [
  { id: 'ip', paths: ['**.ip'] },
  { id: 'values', paths: ['**.data.**.value', 'fields.*.value'] },
  { id: 'card', paths: ['**.card.**'] },
];

it('names the rule for each mark in the order of the text', () => {
  const text = JSON.stringify({
    client: { ip: '[removed]', ips: 'x' },
    data: [{ id: 'F', value: '[removed]' }, { value: { ip: '[removed]' } }],
    card: { a: { b: ['[removed]', 1, '[removed]'] } },
  });
  expect(removedRules(text, rules)).toEqual(['ip', 'values', 'ip', 'card', 'card']);
});

it('names none for what no rule leads to, and takes names for names', () => {
  expect(removedRules('{"[removed]":1,"other":"[removed]","ip":"[removed]"}', rules)).toEqual([null, 'ip']);
});

it('reads names that are written in escapes, and finds its way out of every bracket', () => {
  expect(removedRules(String.raw`[[{"a":[{}]}],{"\u0069p":"[removed]"},"[removed]"]`, rules)).toEqual([
    'ip',
    null,
  ]);
});

it('keeps a name from what stands beside its object', () => {
  expect(removedRules('[{"ip":1},"[removed]",{"x":"[removed]"}]', rules)).toEqual([null, null]);
});
