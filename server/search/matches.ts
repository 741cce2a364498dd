import type { Process } from '../../shared/process.ts';
import { caseless } from './caseless.ts';
import { clocks, isPast } from './clocks.ts';
import { compare } from './compare.ts';
import type { Criterion, Filter } from './filter.ts';
import { isSource } from './is-source.ts';
import { identifiers, searchedTexts, searchTerms, type TermKind } from './search-terms.ts';

/** Whether a snapshot belongs to a search at a moment (epoch milliseconds): the same answer as the store's list would give. */
export function matches(filter: Filter, process: Process, at: number): boolean {
  switch (filter.kind) {
    case 'is':
      return has(process, filter.criterion, at);
    case 'not':
      return !matches(filter.part, process, at);
    case 'and':
      return filter.parts.every((part) => matches(part, process, at));
    case 'or':
      return filter.parts.some((part) => matches(part, process, at));
  }
}

function has(process: Process, criterion: Criterion, at: number): boolean {
  switch (criterion.kind) {
    case 'number':
      return hasNumber(process, criterion.value) || hasId(process, criterion.value);
    case 'processNumber':
      return identifiers(process).processNumber === criterion.value;
    case 'label':
      return hasTerm(process, 'label', criterion.value, criterion.key);
    case 'labelKey':
      return hasTerm(process, 'labelKey', criterion.key);
    case 'recipient':
      return hasTerm(process, 'recipientId', criterion.id) || hasTerm(process, 'station', criterion.name);
    case 'template':
    case 'author':
    case 'station':
      return hasTerm(process, criterion.kind, criterion.name);
    case 'trait':
      return hasTerm(process, 'trait', criterion.trait);
    case 'anything':
      return true;
    case 'at':
      return hasTerm(process, 'holder', criterion.name);
    case 'state':
      return process.state === criterion.state;
    case 'workflow':
      return caseless(process.workflow) === criterion.name;
    case 'source':
      return isSource(process.provider, process.source, criterion.name);
    case 'test':
      return process.isTest;
    case 'since':
      return process.seq > criterion.seq;
    case 'late':
      return isPast(process.dueAt, at);
    case 'quiet':
      return isPast(process.quietAt, at);
    case 'within': {
      const time = clocks(process)[criterion.clock];
      return time >= (criterion.from ?? -Infinity) && time < (criterion.to ?? Infinity);
    }
    case 'age': {
      const since = clocks(process)[criterion.clock];
      return since !== null && compare(at - since, criterion.comparison, criterion.milliseconds);
    }
    case 'took': {
      const { took } = clocks(process);
      return took !== null && compare(took, criterion.comparison, criterion.milliseconds);
    }
    case 'text':
      return hasId(process, criterion.exact) || hasText(process, criterion.text);
  }
}

function hasTerm(process: Process, kind: TermKind, value: string, key = ''): boolean {
  return searchTerms(process).some((term) => term.kind === kind && term.value === value && term.key === key);
}

function hasNumber(process: Process, value: string): boolean {
  const { transactions, processNumber } = identifiers(process);
  return processNumber === value || transactions.includes(value);
}

function hasId(process: Process, id: string): boolean {
  const { sessionIds, parentId, documents } = identifiers(process);
  return [process.processId, parentId, ...sessionIds, ...documents].includes(id);
}

function hasText(process: Process, text: string): boolean {
  if (caseless(process.workflow).includes(text)) return true;
  return searchedTexts(searchTerms(process)).some((value) => value.includes(text));
}
