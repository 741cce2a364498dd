import type { QueryTerm } from '../../shared/query-text.ts';
import { processStates } from '../../shared/states.ts';
import { caseless } from './caseless.ts';
import type { Criterion } from './filter.ts';
import type { ReadCriterion } from './read-criterion.ts';
import { readAge, readTime, readTook } from './read-time.ts';

/** `zone` is the one whose days are meant. */
type Reader = (value: string, zone: string) => ReadCriterion;

const named =
  (kind: 'station' | 'at' | 'workflow' | 'source' | 'template' | 'author'): Reader =>
  (value) => ({ criterion: { kind, name: caseless(value) } });

/** Keys that mean something of their own; any other is a label's. */
const operators = {
  state: (value) => oneOf(processStates, value, (state) => ({ kind: 'state', state })),
  station: named('station'),
  at: named('at'),
  workflow: named('workflow'),
  source: named('source'),
  recipient: (value) => ({ criterion: { kind: 'recipient', id: value, name: caseless(value) } }),
  template: named('template'),
  author: named('author'),
  is: (value) => oneOf(['late', 'quiet', 'test'] as const, value, (kind) => ({ kind })),
  has: (value) => oneOf(['document'] as const, value, (trait) => ({ kind: 'trait', trait })),
  started: (value, zone) => readTime('startedAt', value, zone),
  updated: (value, zone) => readTime('updatedAt', value, zone),
  waiting: (value) => readAge('waitingSince', value),
  took: readTook,
  since: (value) =>
    /^\d{1,15}$/u.test(value)
      ? { criterion: { kind: 'since', seq: Number(value) } }
      : { mistake: { code: 'bad_number' } },
} as const satisfies Record<string, Reader>;

export type Operator = keyof typeof operators;

/** What a star in place of a value means: any at all. A state, a workflow and a source everything has. */
const anyOf: Partial<Record<Operator, Criterion>> = {
  state: { kind: 'anything' },
  station: { kind: 'trait', trait: 'station' },
  at: { kind: 'trait', trait: 'holder' },
  recipient: { kind: 'trait', trait: 'recipient' },
  template: { kind: 'trait', trait: 'template' },
  author: { kind: 'trait', trait: 'author' },
  workflow: { kind: 'anything' },
  source: { kind: 'anything' },
};

export const operatorNames = Object.keys(operators) as Operator[];

export function isOperator(key: string): key is Operator {
  return Object.hasOwn(operators, key);
}

/** What a term asks for, whether or not it is negated. */
export function readTerm({ key, value, quoted }: QueryTerm, zone: string): ReadCriterion {
  if (key === null) return { criterion: readWord(value, quoted) };
  const name = key.toLowerCase();
  const asksForAny = value === '*' && !quoted;
  if (isOperator(name)) {
    const any = asksForAny ? anyOf[name] : undefined;
    if (any) return { criterion: any };
    const read: Reader = operators[name];
    return read(value, zone);
  }
  const label = caseless(name.startsWith('label.') ? key.slice('label.'.length) : key);
  if (asksForAny) return { criterion: { kind: 'labelKey', key: label } };
  return { criterion: { kind: 'label', key: label, value: caseless(value) } };
}

function readWord(value: string, quoted: boolean): Criterion {
  if (!quoted && /^\d+$/u.test(value)) return { kind: 'number', value };
  if (!quoted && /^#.+/u.test(value)) return { kind: 'processNumber', value: value.slice(1) };
  return { kind: 'text', text: caseless(value), exact: value };
}

function oneOf<T extends string>(
  known: readonly T[],
  value: string,
  toCriterion: (value: T) => Criterion,
): ReadCriterion {
  const found = known.find((each) => each === value.toLowerCase());
  if (found === undefined) return { mistake: { code: 'unknown_value', expected: [...known] } };
  return { criterion: toCriterion(found) };
}
