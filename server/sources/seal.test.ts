import { describe, expect, it } from 'vitest';
import { createSeal } from './seal.ts';

describe('a sealed secret', () => {
  const seal = createSeal('a key for tests');

  it.each(['', 'sk_live_1', 'סוד 🎉', 'x'.repeat(2000)])('is opened with the same key: %s', (text) => {
    expect(createSeal('a key for tests').open(seal.seal(text))).toBe(text);
  });

  it('shows neither its text nor that another one is the same', () => {
    const sealed = seal.seal('sk_live_1');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('sk_live_1');
    expect(seal.seal('sk_live_1')).not.toBe(sealed);
  });

  it('is not opened with another key', () => {
    expect(createSeal('another key').open(seal.seal('sk_live_1'))).toBeNull();
  });

  it('is not opened once any of it was changed or cut off', () => {
    const bytes = Buffer.from(seal.seal('sk_live_1'), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(seal.open(changed.toString('base64url'))).toBeNull();
      expect(seal.open(bytes.subarray(0, at).toString('base64url'))).toBeNull();
    }
  });

  it.each(['', 'no seal at all', '{"a":1}'])('is not what never was one: "%s"', (text) => {
    expect(seal.open(text)).toBeNull();
  });
});
