import type { Process } from '../../shared/process.ts';
import { caseless } from './caseless.ts';
import type { Criterion, Filter } from './filter.ts';
import { holders, identifiers, searchTerms } from './search-terms.ts';

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
    case 'number': {
      const { transactions, processNumber } = identifiers(process);
      return processNumber === criterion.value || transactions.includes(criterion.value);
    }
    case 'processNumber':
      return identifiers(process).processNumber === criterion.value;
    case 'label':
      return searchTerms(process).some(
        ({ key, value }) => key === criterion.key && value === criterion.value,
      );
    case 'station':
      return process.stations.some((station) => caseless(station.name) === criterion.name);
    case 'at':
      return holders(process).includes(criterion.name);
    case 'state':
      return process.state === criterion.state;
    case 'workflow':
      return caseless(process.workflow) === criterion.name;
    case 'source':
      return process.source === criterion.slug;
    case 'test':
      return process.isTest;
    case 'since':
      return process.seq > criterion.seq;
    case 'late':
      return isPast(process.dueAt, at);
    case 'quiet':
      return isPast(process.quietAt, at);
    case 'text':
      return hasText(process, criterion);
  }
}

function isPast(moment: string | null, at: number): boolean {
  return moment !== null && Date.parse(moment) <= at;
}

function hasText(process: Process, { text, exact }: { text: string; exact: string }): boolean {
  if (process.processId === exact || identifiers(process).sessionIds.includes(exact)) return true;
  if (caseless(process.workflow).includes(text)) return true;
  return searchTerms(process).some(({ value }) => value.includes(text));
}
