import { expect, test } from 'vitest';
import { slugPattern } from '../../../shared/source.ts';
import { proposeSlug } from './propose-slug.ts';

test('an address is proposed in the letters of the name, whatever its script', () => {
  expect(proposeSlug('Lease renewal', [])).toBe('lease-renewal');
  expect(proposeSlug('  Haifa / North: 2026! ', [])).toBe('haifa-north-2026');
  expect(proposeSlug('גיוס עובדים', [])).toBe('גיוס-עובדים');
});

test('a name without a letter proposes nothing', () => {
  expect(proposeSlug(' !? ', [])).toBe('');
});

test('an address that is taken, or means something else, gets a number', () => {
  expect(proposeSlug('Recruitment', ['recruitment', 'recruitment-2'])).toBe('recruitment-3');
  expect(proposeSlug('Token', [])).toBe('token-2');
});

test('whatever is proposed can be an address', () => {
  const long = 'ש'.repeat(70);
  for (const name of [long, `${'a'.repeat(63)} b`, '(x)', '2 b or not 2 b', 'ca\u0301ncer']) {
    expect(proposeSlug(name, [])).toMatch(slugPattern);
    expect(proposeSlug(name, [proposeSlug(name, [])])).toMatch(slugPattern);
  }
});
