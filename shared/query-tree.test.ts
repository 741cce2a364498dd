import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type QueryTree, readTree } from './query-tree.ts';

/** A tree in short: terms as typed, groups as lists. */
type Short = string | { and?: Short[]; or?: Short[]; not?: true };

function short(tree: QueryTree): Short {
  if (tree.kind === 'term') return tree.text;
  return { [tree.kind]: tree.parts.map(short), ...(tree.negated && { not: true }) };
}

function read(text: string): Short {
  const found = readTree(text);
  if (!found.ok) throw new Error(found.mistake.code);
  return short(found.tree);
}

/** As `writeTree` of nobody: only the test needs the way back. */
function write(tree: Short): string {
  if (typeof tree === 'string') return tree;
  const inner = (tree.and ?? tree.or ?? []).map((part) =>
    typeof part === 'string' || part.not ? write(part) : `(${write(part)})`,
  );
  const text = inner.join(tree.or ? ' or ' : ' ');
  return tree.not ? `-(${text})` : text;
}

test('what stands side by side binds tighter than or, and parentheses bind tightest', () => {
  expect(read('a b or c')).toEqual({ or: [{ and: ['a', 'b'] }, 'c'] });
  expect(read('a (b or -c)')).toEqual({ and: ['a', { or: ['b', '-c'] }] });
  expect(read('-(a or b) c:"d e"')).toEqual({ and: [{ or: ['a', 'b'], not: true }, 'c:"d e"'] });
  expect(read('((a))')).toBe('a');
  expect(read('-(a)')).toEqual({ and: ['a'], not: true });
  expect(read('  ')).toEqual({ and: [] });
});

test('groups tell where they are', () => {
  const text = 'a -(b or c d) e';
  const found = readTree(text);
  if (!found.ok || found.tree.kind === 'term') throw new Error('not a group');
  const spans = found.tree.parts.map((part) =>
    text.slice(part.at, part.at + (part.kind === 'term' ? part.text.length : part.length)),
  );
  expect(spans).toEqual(['a', '-(b or c d)', 'e']);
});

test.each([
  ['a (b or c', 'unclosed_group', '('],
  ['a) b', 'unopened_group', ')'],
  ['a ( ) b', 'empty_group', '( )'],
  ['or a', 'lonely_or', 'or'],
  ['a or or b', 'lonely_or', 'or'],
  ['a or', 'lonely_or', 'or'],
  ['(a or) b', 'lonely_or', 'or'],
  ['a "b c', 'unclosed_quote', '"b c'],
  ['a -region: b', 'missing_value', '-region:'],
  ['a ""', 'missing_value', '""'],
  ['a -state:(running or b)', 'key_before_group', '-state:'],
  ['state: (running)', 'missing_value', 'state:'],
  ['a '.repeat(21), 'too_many_terms', 'a'],
  [`${'('.repeat(9)}a`, 'too_deep', '('],
  ['a'.repeat(2001), 'too_long', 'a'],
])('a mistake is told with its place: %s', (text, code, there) => {
  const found = readTree(text);
  if (found.ok) throw new Error('no mistake was found');
  expect(found.mistake.code).toBe(code);
  expect(text.slice(found.mistake.at, found.mistake.at + found.mistake.length)).toBe(there);
});

test('a label may be empty where that is said', () => {
  expect(read('region:""')).toBe('region:""');
});

test('from any tree to text and back is the same tree', () => {
  const term = fc.constantFrom('a', '-b', 'c:d', '-"e (f"', 'g:"or"', '"or"', 'עם:צפון', '#51', 'k:*');
  const { tree } = fc.letrec<{ tree: Short; group: Short }>((tie) => ({
    tree: fc.oneof({ maxDepth: 4, withCrossShrink: true }, term, tie('group')),
    group: fc
      .tuple(
        fc.constantFrom('and', 'or'),
        fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
        fc.boolean(),
      )
      .map(([kind, parts, not]) => ({ [kind]: parts, ...(not && { not: true }) })),
  }));
  fc.assert(
    fc.property(tree, (given) => {
      const found = readTree(write(given));
      fc.pre(found.ok || found.mistake.code !== 'too_many_terms');
      expect(found.ok && short(found.tree)).toEqual(given);
    }),
    { numRuns: 500 },
  );
});
