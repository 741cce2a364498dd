import { expect, test } from 'vitest';
import { isSource } from './is-source.ts';

test('a source is called by its slug or its whole address', () => {
  expect(isSource('cellosign', 'HR', 'hr')).toBe(true);
  expect(isSource('cellosign', 'HR', 'cellosign/hr')).toBe(true);
  for (const name of ['ignisign/hr', 'cellosign', '/hr', 'h', '']) {
    expect(isSource('cellosign', 'HR', name), name).toBe(false);
  }
});
