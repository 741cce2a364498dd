import { expect, it } from 'vitest';
import { bodyParts } from './body-parts.ts';
import { prettyJson } from './pretty-json.ts';

const rules = [
  { id: 'ip', paths: ['**.ip'] },
  { id: 'values', paths: ['**.data.**.value', 'fields.*.value'] },
  { id: 'card', paths: ['**.card.**'] },
];
const sha256 = '0123456789abcdef'.repeat(4);
const note = { removed: 'file', size: 1200, sha256 };

function rulesOf(text: string): (string | null)[] {
  return bodyParts(text, rules).flatMap((part) => (part.kind === 'value' ? [part.rule] : []));
}

const filesOf = (text: string) => bodyParts(text, rules).filter(({ kind }) => kind === 'file');

it('names the rule for each mark in the order of the text', () => {
  const text = JSON.stringify({
    client: { ip: '[removed]', ips: 'x' },
    data: [{ id: 'F', value: '[removed]' }, { value: { ip: '[removed]' } }],
    card: { a: { b: ['[removed]', 1, '[removed]'] } },
  });
  expect(rulesOf(text)).toEqual(['ip', 'values', 'ip', 'card', 'card']);
});

it('names none for what no rule leads to, and takes names for names', () => {
  expect(rulesOf('{"[removed]":1,"other":"[removed]","ip":"[removed]"}')).toEqual([null, 'ip']);
});

it('reads names that are written in escapes, and finds its way out of every bracket', () => {
  expect(rulesOf(String.raw`[[{"a":[{}]}],{"\u0069p":"[removed]"},"[removed]"]`)).toEqual(['ip', null]);
});

it('keeps a name from what stands beside its object', () => {
  expect(rulesOf('[{"ip":1},"[removed]",{"x":"[removed]"}]')).toEqual([null, null]);
});

it('leaves what stands around the marks as it is', () => {
  expect(bodyParts('{"a": 1,\n"ip": "[removed]", "b": [2]}', rules)).toEqual([
    { kind: 'text', text: '{"a": 1,\n"ip": ' },
    { kind: 'value', rule: 'ip' },
    { kind: 'text', text: ', "b": [2]}' },
  ]);
});

it('tells a file by the name that stands beside it, before it or after it, indented or not', () => {
  const before = { filename: 'חוזה.pdf', content: note };
  const after = { content: note, filename: 'photo.png' };
  const text = JSON.stringify({ signed_document: before, attachments: [after, { content: note }] });
  const files = ['חוזה.pdf', 'photo.png', null].map((name) => ({ kind: 'file', name, size: 1200, sha256 }));
  expect(filesOf(text)).toEqual(files);
  expect(filesOf(prettyJson(text) ?? '')).toEqual(files);
});

it('tells what was in the place of a file and could not be read as one', () => {
  const text = JSON.stringify({ filename: 'a', content: { removed: 'file', size: null, sha256: null } });
  expect(filesOf(text)).toEqual([{ kind: 'file', name: 'a', size: null, sha256: null }]);
});

it('takes nothing for a file that is not exactly the note of one', () => {
  expect(filesOf(JSON.stringify({ content: { ...note, more: 1 }, other: { removed: 'file' } }))).toEqual([]);
});

it('finds marks and files in XML', () => {
  const text = `<root><ip>[removed]</ip><content><removed>file</removed><size>1200</size><sha256>${sha256}</sha256></content></root>`;
  expect(bodyParts(text, rules)).toEqual([
    { kind: 'text', text: '<root><ip>' },
    { kind: 'value', rule: null },
    { kind: 'text', text: '</ip><content>' },
    { kind: 'file', name: null, size: 1200, sha256 },
    { kind: 'text', text: '</content></root>' },
  ]);
});

it('finds them in a body that is cut off', () => {
  expect(rulesOf('{"ip":"[removed]","data":[{"value":"[remo')).toEqual(['ip']);
});
