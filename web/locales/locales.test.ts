import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findUsedKeys } from '../build/used-keys.ts';
import { en } from './en.ts';
import { he } from './he.ts';

/** By namespace and key: `board now.at`. */
type Words = Map<string, string>;

const english = await wordsOf(en);
const others = { he: await wordsOf(he) };

describe.each(Object.entries(others))('the words in %s', (language, words) => {
  const plurals = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  it('say all that the English ones say, and no more', () => {
    const expected = [...english.keys()].flatMap((key) => {
      const stem = pluralStem(key);
      if (stem === null) return [key];
      return key.endsWith('_other') ? plurals.map((category) => `${stem}_${category}`) : [];
    });
    expect([...words.keys()].sort()).toEqual(expected.sort());
  });

  it('take the same values; one and two may be said in words', () => {
    const differ = [...words].filter(([key, text]) => {
      const stem = pluralStem(key);
      const original = english.get(stem === null ? key : `${stem}_other`) ?? '';
      const missing = valuesIn(original).filter((name) => !valuesIn(text).includes(name));
      const unknown = valuesIn(text).filter((name) => !valuesIn(original).includes(name));
      const mayLack = stem !== null && !key.endsWith('_other');
      return unknown.length > 0 || (missing.length > 0 && !mayLack);
    });
    expect(differ).toEqual([]);
  });

  it('are empty only where English is', () => {
    const empty = [...words].filter(([key, text]) => (text.trim() === '') !== (english.get(key) === ''));
    expect(empty.filter(([key]) => english.has(key))).toEqual([]);
  });
});

it('no words are kept that no page asks for', () => {
  const isUsed = findUsedKeys(join(import.meta.dirname, '..'));
  const unused = [...english.keys()].filter((key) => {
    const [namespace = '', path = ''] = (pluralStem(key) ?? key).split(' ');
    return !isUsed(namespace, path);
  });
  expect(unused).toEqual([]);
});

async function wordsOf(locale: {
  first: object;
  parts: Record<string, () => Promise<object>>;
}): Promise<Words> {
  const parts = Object.entries(locale.parts).map(async ([name, load]) => [name, await load()] as const);
  const namespaces = [...Object.entries(locale.first), ...(await Promise.all(parts))];
  return new Map(namespaces.flatMap(([name, words]) => leaves(words as object, `${name} `)));
}

function leaves(words: object, path: string): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value as object, `${path}${key}.`),
  );
}

/** Null for a key that is not one of several for different numbers. */
function pluralStem(key: string): string | null {
  return /^(.*)_(?:zero|one|two|few|many|other)$/.exec(key)?.[1] ?? null;
}

function valuesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
}
