import { expect, it } from 'vitest';
import { formatSize } from './format-size.ts';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1 kB'],
  [83_412, '83.4 kB'],
  [25_000_000, '25 MB'],
  [3e12, '3,000 GB'],
])('%i bytes are told as %s', (bytes, text) => {
  expect(formatSize(bytes, 'en')).toBe(text);
});
