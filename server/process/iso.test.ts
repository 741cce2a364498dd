import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toIso } from './iso.ts';

test('a moment is written as the platform writes it, whatever was written before it', () => {
  const moment = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2250, 0, 1) });
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1 }), (moments) => {
      expect(moments.map((ms) => toIso(ms * 1000 + 999))).toEqual(
        moments.map((ms) => new Date(ms).toISOString()),
      );
    }),
    { numRuns: 300 },
  );
});

test('no moment stays none', () => {
  expect([toIso(null), toIso(undefined)]).toEqual([null, null]);
});
