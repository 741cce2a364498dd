import type { QueryMistake } from '../../shared/query-mistake.ts';
import type { Criterion } from './filter.ts';

/** What a term asks for, or what is wrong with it. */
export type ReadCriterion = { criterion: Criterion } | { mistake: Pick<QueryMistake, 'code' | 'expected'> };
