import { expect, it } from 'vitest';
import { columnTemplate, readColumns, usualColumns } from './column.ts';

it('keeps the order in which columns were chosen, labels among them', () => {
  const chosen = ['number', 'process', 'label:department', 'line'];
  expect(readColumns(chosen)).toEqual(chosen);
});

it('never goes without the process and its line', () => {
  expect(readColumns(['number'])).toEqual(['process', 'line', 'number']);
});

it('leaves out what it does not know and what is named twice', () => {
  expect(readColumns(['process', 'line', 'shoe size', 'due', 'due', 'label:'])).toEqual([
    'process',
    'line',
    'due',
  ]);
});

it.each([[null], [[]], [['shoe size']], [usualColumns]])('takes %j for the usual ones', (texts) => {
  expect(readColumns(texts)).toBeNull();
});

it('gives the line what is left, and never less than it needs', () => {
  const { template, least } = columnTemplate(['process', 'line', 'label:department']);
  expect(template).toBe('258px minmax(300px, 1fr) 140px');
  expect(least).toBe('734px');
});
