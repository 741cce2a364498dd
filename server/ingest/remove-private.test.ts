import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import archive from '../providers/cellosign/fixtures/archive.json' with { type: 'json' };
import loaded from '../providers/cellosign/fixtures/form-loaded.json' with { type: 'json' };
import submitted from '../providers/cellosign/fixtures/form-submitted.json' with { type: 'json' };
import { fold } from '../process/fold.ts';
import { cellosign } from '../providers/cellosign/cellosign.ts';
import type { PrivacyRule, Provider } from '../providers/provider.ts';
import { removePrivate } from './remove-private.ts';

const gone = '[removed]';

/** What is left of a body under rules of a test's own, and the rules that did it. */
function left(
  rules: (Pick<PrivacyRule, 'id' | 'paths'> & Partial<PrivacyRule>)[],
  body: unknown,
  keeps: string[] = [],
) {
  const whole = rules.map((rule): PrivacyRule => ({ isAlways: false, kind: 'value', ...rule }));
  const provider: Provider = { ...cellosign, rules: whole };
  const value = structuredClone(body);
  const removed = removePrivate(provider, keeps, value);
  return [value, removed];
}

const one = (path: string, except: string[] = []) => [{ id: 'r', paths: [path], except }];

describe('a path of a rule', () => {
  it.each<[path: string, body: unknown, after: unknown]>([
    ['a.b', { a: { b: 1, c: 2 }, b: 3 }, { a: { b: gone, c: 2 }, b: 3 }],
    ['a.b', { x: { a: { b: 1 } } }, { x: { a: { b: 1 } } }],
    ['a.*.c', { a: [{ c: 1 }, { c: 2, d: 3 }] }, { a: [{ c: gone }, { c: gone, d: 3 }] }],
    ['a.*.c', { a: { x: { c: 1 } }, c: 2 }, { a: { x: { c: gone } }, c: 2 }],
    ['a.*', { a: [1, { b: 2 }] }, { a: [gone, gone] }],
    ['**.c', { c: 1, a: [{ c: { d: 1 } }, [[{ c: 2 }]]] }, { c: gone, a: [{ c: gone }, [[{ c: gone }]]] }],
    ['a.**.c', { a: { c: 1, b: { c: 2 } }, c: 3 }, { a: { c: gone, b: { c: gone } }, c: 3 }],
    ['a.**', { a: { b: [1, { c: 2 }], d: 3 }, e: 4 }, { a: { b: [gone, { c: gone }], d: gone }, e: 4 }],
    ['a.**', { a: 'text' }, { a: gone }],
    ['**.a.**.v', { x: { a: [{ a: { v: 1 } }] }, v: 2 }, { x: { a: [{ a: { v: gone } }] }, v: 2 }],
    ['__proto__', JSON.parse('{"__proto__":{"ip":1}}'), JSON.parse('{"__proto__":"[removed]"}')],
    ['a', [{ a: 1 }], [{ a: 1 }]],
    ['*.a', [{ a: 1 }], [{ a: gone }]],
  ])('%s of %j leaves %j', (path, body, after) => {
    const [value, removed] = left(one(path), body);
    expect(JSON.stringify(value)).toBe(JSON.stringify(after));
    expect(removed).toEqual(JSON.stringify(body) === JSON.stringify(after) ? [] : ['r']);
  });

  it('spares what an exception names, there and below it', () => {
    const body = {
      labels: { ip: 1, x: { ip: 2 } },
      result: { ip: 3, brand: 'x', card: { brand: 'y', no: 4 } },
    };
    expect(left(one('**.ip', ['**.labels.**']), body)[0]).toEqual({
      ...body,
      result: { ...body.result, ip: gone },
    });
    expect(left(one('result.**', ['result.brand']), body)[0]).toEqual({
      ...body,
      result: { ip: gone, brand: 'x', card: { brand: gone, no: gone } },
    });
  });

  it('spares for its own rule only', () => {
    const rules = [
      { id: 'first', paths: ['**.ip'], except: ['**.labels.**'] },
      { id: 'second', paths: ['**.secret'] },
    ];
    const body = { labels: { ip: 1, secret: 2 } };
    expect(left(rules, body)).toEqual([{ labels: { ip: 1, secret: gone } }, ['second']]);
  });
});

describe('what a rule meets', () => {
  it.each([null, '', {}, [], gone])('is left where there is nothing to remove: %j', (value) => {
    expect(left(one('a'), { a: value })).toEqual([{ a: value }, []]);
  });

  it.each([0, false, -1.5, ' ', '0', { a: null }, [null], 'x'.repeat(1e6)])(
    'is gone, whatever it was: %j',
    (value) => {
      expect(left(one('a'), { a: value })).toEqual([{ a: gone }, ['r']]);
    },
  );

  it('belongs to the first rule that names it', () => {
    const rules = [
      { id: 'first', paths: ['**.a'] },
      { id: 'second', paths: ['x.a', 'x.b'] },
    ];
    expect(left(rules, { x: { a: 1 } })[1]).toEqual(['first']);
    expect(left(rules, { x: { a: 1, b: 2 } })[1]).toEqual(['first', 'second']);
  });

  it('is kept where the source keeps it, unless the rule holds always', () => {
    const rules = [
      { id: 'kept', paths: ['a'] },
      { id: 'always', paths: ['b'], isAlways: true },
    ];
    expect(left(rules, { a: 1, b: 2 }, ['kept', 'always'])).toEqual([{ a: 1, b: gone }, ['always']]);
  });
});

describe('a file', () => {
  const noteOf = (content: unknown) => {
    const [value, removed] = left([{ id: 'files', paths: ['f'], kind: 'file' }], { f: content });
    return [(value as { f: unknown }).f, removed];
  };
  const note = (size: number | null, sha256: string | null) => [{ removed: 'file', size, sha256 }, ['files']];
  const hello = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

  it('is told by its size and hash, in lines too', () => {
    expect(noteOf('aGVsbG8=')).toEqual(note(5, hello));
    expect(noteOf('aGVs\r\nbG8=\n')).toEqual(note(5, hello));
  });

  it.each([
    'BASE64 file content',
    'aGVsbG8',
    'aGVsbG9=',
    'a===',
    '!!!!',
    'שלום',
    7,
    true,
    ['x'],
    { removed: 'file' },
  ])('that is none is gone all the same: %j', (content) => {
    const isNote = typeof content === 'object' && 'removed' in content;
    expect(noteOf(content)).toEqual(isNote ? [content, []] : note(null, null));
  });

  it('hides nothing in what looks like the note of one', () => {
    for (const more of [{ x: 'secret' }, { size: 'secret' }, { sha256: 'secret' }, { size: { x: 1 } }])
      expect(noteOf({ removed: 'file', size: 5, sha256: hello, ...more })).toEqual(note(null, null));
    expect(noteOf({ removed: 'file', size: 5, sha256: hello })).toEqual([
      { removed: 'file', size: 5, sha256: hello },
      [],
    ]);
  });
});

describe("Cellosign's rules", () => {
  const anything = fc.jsonValue({ maxDepth: 4 });

  /** The process that one body alone makes. */
  function drawn(body: unknown) {
    const reading = cellosign.read(body, { timeZone: 'Asia/Jerusalem', settings: {} });
    if (reading.kind !== 'fact' || !reading.fact.occurred) return reading;
    const { occurred } = reading.fact;
    const fact = { ...reading.fact, occurred, seq: 1, deliveryId: 1, receivedAt: 0, reconstructed: false };
    return fold({ provider: 'cellosign', source: 'hr', workflow: 'hr', titleLabel: null, closing: null }, [
      fact,
    ]);
  }

  it('take nothing that a process is made of', () => {
    const bodies = fc.constantFrom<unknown>(loaded, submitted, archive);
    fc.assert(
      fc.property(bodies, anything, (body, more) => {
        const whole = { ...(structuredClone(body) as object), more };
        const masked = structuredClone(whole);
        expect(removePrivate(cellosign, [], masked)).toContain('ip');
        expect(drawn(masked)).toEqual(drawn(whole));
      }),
    );
  });

  it('find nothing more to remove in what they left', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('ip', 'data', 'attachments', 'sessions'), (value, name) => {
        const body = { [name]: value, content: value, fields: [{ value }] };
        removePrivate(cellosign, [], body);
        const before = JSON.stringify(body);
        expect(removePrivate(cellosign, [], body)).toEqual([]);
        expect(JSON.stringify(body)).toBe(before);
      }),
    );
  });
});
