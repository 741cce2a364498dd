import { expect, test } from 'vitest';
import { layoutCoverage } from './layout-coverage.ts';
import { madeProvider, madeSource, seen } from './source.fixture.ts';

test('every webhook that is set up has a column, other known types only where they came', () => {
  expect(layoutCoverage([madeSource()], madeProvider).columns).toHaveLength(7);
  const source = madeSource({ types: [seen('WHEF_FORM_FIELD_CHANGED')] });
  const { columns } = layoutCoverage([madeSource(), source], madeProvider);
  expect(columns.map(({ name }) => name).at(-1)).toBe('Field changed');
});

test('types that nobody knows share a column, with their counts added and the latest time', () => {
  const source = madeSource({
    types: [
      seen('SMS_SENT', 3, '2026-03-02T08:00:00.000Z'),
      seen('STORED', 4, '2026-03-02T09:00:00.000Z'),
      seen('WHEF_SESSION_CREATED', 9, '2026-03-02T10:00:00.000Z'),
    ],
  });
  const other = madeSource({ id: 2, types: [seen('WHEF_SESSION_CREATED')] });
  const { columns, rows } = layoutCoverage([source, other], madeProvider);
  expect(columns.at(-1)?.name).toBeNull();
  expect(rows.map(({ cells }) => cells.at(-1)?.seen)).toEqual([
    { count: 7, quarantined: 0, lastAt: '2026-03-02T09:00:00.000Z' },
    null,
  ]);
});

test('a source that has brought nothing yet has no row', () => {
  const source = madeSource({ id: 2, types: [seen('WHEF_SESSION_CREATED')] });
  const { rows } = layoutCoverage([madeSource(), source], madeProvider);
  expect(rows.map((row) => row.source.id)).toEqual([2]);
});

test('a row names what is not set up', () => {
  const source = madeSource({ types: [seen('WHEF_CLIENT_LOGGED_IN'), seen('WHEF_CLIENT_FORM_SUBMITTED')] });
  const [row] = layoutCoverage([source], madeProvider).rows;
  expect(row?.missing).toEqual(['Form loaded on client browser']);
  expect(row?.cells.map(({ isMissing }) => isMissing)).toEqual([
    ...[false, false, true, false],
    ...[false, false, false],
  ]);
});
