import { expect, test } from 'vitest';
import type { Workflow } from '../../shared/workflow.ts';
import { foldWorkflows } from './fold-workflows.ts';

const usual = { median: null, p90: null, samples: 0, deciles: [] };
const workflow = (name: string, processes: number): Workflow => ({
  workflow: name,
  processes,
  route: [],
  archive: null,
  total: usual,
  silence: { longest: null, samples: 0 },
});
const many = Array.from({ length: 3000 }, (_, at) => workflow(`Branch ${at}`, at));
const names = (folded: { shown: readonly Workflow[] }) => folded.shown.map((each) => each.workflow);
const open = { filter: '', chosen: null, all: false };

test('a dozen workflows are shown as they are', () => {
  const few = many.slice(0, 12);
  expect(foldWorkflows(few, open)).toEqual({ shown: few, found: 12 });
});

test('of many, the dozen with the most processes is shown, in the order of the list', () => {
  const folded = foldWorkflows(many, open);
  expect(folded.found).toBe(3000);
  expect(names(folded)).toEqual(many.slice(-12).map((each) => each.workflow));
});

test('the chosen workflow is always among those shown', () => {
  expect(names(foldWorkflows(many, { ...open, chosen: 'Branch 7' }))).toContain('Branch 7');
  expect(names(foldWorkflows(many, { ...open, chosen: 'Branch 7' }))).toHaveLength(12);
});

test('a filter finds by any part of the name, without regard to case', () => {
  const folded = foldWorkflows([...many, workflow('Lease renewal', 1)], { ...open, filter: ' RENEW ' });
  expect(names(folded)).toEqual(['Lease renewal']);
  expect(folded.found).toBe(1);
});

test('all of them are shown once they are asked for', () => {
  expect(foldWorkflows(many, { ...open, all: true }).shown).toEqual(many);
});
