import type { QueryMistake } from '../../shared/query-mistake.ts';
import type { QueryTerm } from '../../shared/query-text.ts';
import { processStates } from '../../shared/states.ts';
import { caseless } from './caseless.ts';
import type { Criterion } from './filter.ts';

export type ReadTerm = { criterion: Criterion } | { mistake: Pick<QueryMistake, 'code' | 'expected'> };

type Reader = (value: string) => ReadTerm;

const named =
  (kind: 'station' | 'at' | 'workflow'): Reader =>
  (value) => ({ criterion: { kind, name: caseless(value) } });

/** Keys that mean something of their own; any other is a label's. */
const operators: Readonly<Record<string, Reader>> = {
  station: named('station'),
  at: named('at'),
  workflow: named('workflow'),
  source: (slug) => ({ criterion: { kind: 'source', slug } }),
  state: (value) => oneOf(processStates, value, (state) => ({ kind: 'state', state })),
  is: (value) => oneOf(['late', 'quiet', 'test'] as const, value, (kind) => ({ kind })),
  since: (value) =>
    /^\d{1,15}$/u.test(value)
      ? { criterion: { kind: 'since', seq: Number(value) } }
      : { mistake: { code: 'bad_number' } },
};

/** What a term asks for, whether or not it is negated. */
export function readTerm({ key, value, quoted }: QueryTerm): ReadTerm {
  if (key !== null) return readKeyed(key, value);
  if (!quoted && /^\d+$/u.test(value)) return { criterion: { kind: 'number', value } };
  if (!quoted && /^#.+/u.test(value)) return { criterion: { kind: 'processNumber', value: value.slice(1) } };
  return { criterion: { kind: 'text', text: caseless(value), exact: value } };
}

function readKeyed(key: string, value: string): ReadTerm {
  const name = key.toLowerCase();
  const read = Object.hasOwn(operators, name) ? operators[name] : undefined;
  if (read) return read(value);
  const label = name.startsWith('label.') ? key.slice('label.'.length) : key;
  return { criterion: { kind: 'label', key: caseless(label), value: caseless(value) } };
}

function oneOf<T extends string>(
  known: readonly T[],
  value: string,
  toCriterion: (value: T) => Criterion,
): ReadTerm {
  const found = known.find((each) => each === value.toLowerCase());
  if (found === undefined) return { mistake: { code: 'unknown_value', expected: [...known] } };
  return { criterion: toCriterion(found) };
}
