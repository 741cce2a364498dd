import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeXml } from './write-xml.ts';
import { parseXmlBody } from './xml-body.ts';

const read = (text: string) => {
  const parsed = parseXmlBody(Buffer.from(text));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.value;
};

const name = fc.constantFrom('a', 'מחלקה', '__proto__', 'constructor', 'x-1', '_', 'data');
const character = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.constantFrom('&', '<', '>', ']]>', '\r', '"', ' x', '\u0085', '\u2028'),
);
const text = fc
  .array(character, { minLength: 1, maxLength: 5 })
  .map((each) => each.join(''))
  .filter((each) => each.trim() !== '');
/** What XML can tell: texts, nothing, members, and lists of at least two. */
const tree = fc.letrec<{ value: unknown; members: object }>((tie) => ({
  members: fc.dictionary(
    name,
    fc.oneof(
      { depthSize: 'small' },
      text,
      fc.constant(null),
      tie('members'),
      fc.array(fc.oneof(text, fc.constant(null), tie('members')), { minLength: 2, maxLength: 3 }),
    ),
    { minKeys: 1, maxKeys: 4 },
  ),
  value: tie('members'),
}));

test('what is written is read as the same value', () => {
  fc.assert(
    fc.property(tree.value, (value) => {
      expect(JSON.stringify(read(writeXml(value)))).toBe(JSON.stringify(value));
    }),
    { numRuns: 500 },
  );
});

test('what XML cannot hold is told by a mark in its place', () => {
  expect(read(writeXml({ a: 'x\u0000\ud83d\u0008\uffffy' }))).toEqual({ a: 'x\ufffd\ufffd\ufffd\ufffdy' });
});

test('numbers, truths, empty texts and lists are told as XML can', () => {
  expect(writeXml({ a: 1.5, b: true, c: '', d: [], e: [1, null], f: {} }, 'r')).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<r><a>1.5</a><b>true</b><c/><d/><e>1</e><e/><f/></r>',
  );
});
