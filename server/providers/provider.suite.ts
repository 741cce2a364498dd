import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../shared/event.ts';
import type { NewFact } from '../process/fact.ts';
import { hashed } from './credentials.ts';
import { providerOf, providers } from './index.ts';
import type { Provider } from './provider.ts';

export interface ProviderExamples {
  /** Parsed bodies as the vendor sends them, each of which is a fact. */
  facts: Readonly<Record<string, unknown>>;
  /** A body of a kind that the vendor may invent tomorrow, with the name it goes by. */
  unknownKind: { body: unknown; vendorType: string };
  /** Parsed bodies of the vendor's shape that lack what they must have. */
  unreadable: Readonly<Record<string, unknown>>;
}

/** What every provider owes to the rest of the server; each runs this with bodies of its own. */
export function provider(subject: Provider, examples: ProviderExamples): void {
  const options = { timeZone: subject.timeZone, settings: {} };
  const read = (body: unknown) => subject.read(structuredClone(body), options);
  const factOf = (body: unknown): NewFact => {
    const reading = read(body);
    if (reading.kind !== 'fact') throw new Error(`not a fact: ${JSON.stringify(reading)}`);
    return reading.fact;
  };

  describe(`the provider ${subject.id}`, () => {
    it('is in the list under an id that fits into an address', () => {
      expect(subject.id).toMatch(/^[a-z][a-z0-9-]*$/u);
      expect(providers.filter(({ id }) => id === subject.id)).toEqual([subject]);
      expect(providerOf(subject.id)).toBe(subject);
    });

    it('reads times without a zone in a zone that exists', () => {
      expect(() => new Intl.DateTimeFormat('en', { timeZone: subject.timeZone })).not.toThrow();
    });

    it.each(Object.entries(examples.facts))('reads %s as a fact', (_name, body) => {
      const fact = factOf(body);
      expect(eventTypes).toContain(fact.type);
      expect(fact.vendorType).not.toBe('');
      expect(fact.processId).not.toBe('');
      expect(fact.occurred === null || Number.isSafeInteger(fact.occurred.us)).toBe(true);
    });

    it.each(Object.entries(examples.facts))(
      'reads %s alike each time and leaves the body as it was',
      (_name, body) => {
        const before = JSON.stringify(body);
        const once = subject.read(body, options);
        expect(subject.read(body, options)).toEqual(once);
        expect(JSON.stringify(body)).toBe(before);
      },
    );

    it.each(Object.entries(examples.facts))('knows %s again, and apart from every other', (name, body) => {
      const subjectOf = (told: unknown, bytes: string) => {
        const fact = factOf(told);
        const identity = subject.identity(fact, Buffer.from(bytes), told);
        return JSON.stringify([fact.type, fact.processId, fact.sessionId, identity]);
      };
      const own = subjectOf(body, name);
      expect(subjectOf(structuredClone(body), name)).toBe(own);
      const others = Object.entries(examples.facts).filter(([other]) => other !== name);
      expect(others.map(([other, each]) => subjectOf(each, other))).not.toContain(own);
    });

    it.each(Object.entries(examples.facts))(
      'passes over members of %s that it does not know',
      (_name, body) => {
        const more = { ...(body as object), unknown_member: { deep: [1, null, 'x'] } };
        expect(factOf(more)).toEqual(factOf(body));
      },
    );

    it('ignores a kind that it does not know, and names it', () => {
      const { body, vendorType } = examples.unknownKind;
      expect(read(body)).toEqual({ kind: 'ignored', vendorType });
    });

    it.each(Object.entries(examples.unreadable))(
      'says in a sentence why it cannot read %s',
      (_name, body) => {
        const reading = read(body);
        expect(reading).toMatchObject({
          kind: 'unreadable',
          reason: expect.stringMatching(/^\S.*\.$/u) as string,
        });
      },
    );

    it('never throws, whatever a body holds', () => {
      const anything = fc.anything({ withNullPrototype: true, withBigInt: false });
      fc.assert(
        fc.property(fc.oneof(anything, fc.jsonValue()), (body) => {
          expect(['fact', 'ignored', 'unreadable']).toContain(subject.read(body, options).kind);
        }),
        { numRuns: 300 },
      );
    });

    it('never throws where a member of a real body is replaced by anything', () => {
      const bodies = Object.values(examples.facts);
      fc.assert(
        fc.property(fc.constantFrom(...bodies), fc.nat(60), fc.jsonValue(), (body, at, replacement) => {
          const reading = subject.read(replaceNth(structuredClone(body), at, replacement), options);
          expect(['fact', 'ignored', 'unreadable']).toContain(reading.kind);
          expect(() => JSON.stringify(reading)).not.toThrow();
        }),
        { numRuns: 1000 },
      );
    });

    it('answers JSON, one way where it was kept and another where it was refused', () => {
      const vendorTypes = Object.values(examples.facts).map((body) => factOf(body).vendorType);
      for (const vendorType of [...vendorTypes, 'SOMETHING_NEW']) {
        const kept = subject.accept({ vendorType, processId: 'p' }, () => 'http://x/p');
        const refused = subject.refuse(vendorType, 'It is "wrong" — לא תקין 🎉.');
        expect(JSON.parse(kept)).toBeTypeOf('object');
        expect(JSON.stringify(JSON.parse(refused))).toContain('It is \\"wrong\\" — לא תקין 🎉.');
        expect(refused).not.toBe(kept);
      }
      expect(JSON.parse(subject.refuse(null, 'No.'))).toBeTypeOf('object');
    });

    it('finds no file where there is none, whatever a body holds', () => {
      fc.assert(
        fc.property(fc.jsonValue(), fc.integer({ min: -1, max: 3 }), (body, index) => {
          expect(subject.file(body, index)).toBeNull();
        }),
        { numRuns: 200 },
      );
    });

    it('names its lists from the outermost inwards, so that each is found in those around it', () => {
      const seen = new Set<string>();
      for (const path of subject.lists) {
        const around = path.split('.*.').slice(0, -1);
        expect(around.every((_, at) => seen.has(around.slice(0, at + 1).join('.*.')))).toBe(true);
        seen.add(path);
      }
    });

    it('tells which of the credentials a request shows, if any', () => {
      const expected = [hashed({ scheme: 'bearer', token: 't' }), hashed({ scheme: 'bearer', token: 'u' })];
      expect(subject.verify(new Headers(), expected)).toBeNull();
      expect(subject.verify(new Headers({ authorization: 'Bearer t' }), [])).toBeNull();
      expect(subject.verify(new Headers({ authorization: 'Bearer t' }), expected)).toBe(expected[0]);
    });
  });
}

/** Replaces the member that is the nth in a walk of the whole body; a body with fewer stays as it is. */
function replaceNth(body: unknown, nth: number, replacement: unknown): unknown {
  let left = nth;
  const walk = (value: unknown): unknown => {
    left -= 1;
    if (left < 0) {
      left = Infinity;
      return replacement;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]));
  };
  return walk(body);
}
