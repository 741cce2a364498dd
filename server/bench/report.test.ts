import { describe, expect, it } from 'vitest';
import { markdownReport, markdownSummary, plainReport, summary, type PartResult } from './report.ts';
import { figureText, notRun, verdict, type Row } from './row.ts';

const row = (value: number, target: Row['target']): Row => ({
  what: 'a burst',
  measured: '100/s',
  reference: 'Hono: 200/s',
  figure: { value, unit: 'x' },
  target,
});

const part = (rows: Row[]): PartResult => ({ title: 'Intake', rows, failures: 0, details: null, seconds: 1 });

describe('the report', () => {
  it('calls a target reached at its very limit and missed a little beside it', () => {
    expect(verdict(row(0.55, { atLeast: 0.55 }))).toBe('reached');
    expect(verdict(row(0.5499, { atLeast: 0.55 }))).toBe('MISSED');
    expect(verdict(row(2, { atMost: 2 }))).toBe('reached');
    expect(verdict(row(2.001, { atMost: 2 }))).toBe('MISSED');
  });

  it('never calls reached what was not measured', () => {
    expect(verdict(row(Number.NaN, { atLeast: 8 }))).toBe('not run');
    expect(verdict(notRun('a burst', 'needs a compiler', { atMost: 1 }))).toBe('not run');
    expect(figureText(row(Number.NaN, null))).toBe('');
  });

  it('passes no judgement where there is no target', () => {
    expect(verdict(row(3, null))).toBe('');
  });

  it('shows each line with its reference, figure, target and verdict', () => {
    const report = plainReport([part([row(0.5, { atLeast: 0.55 })])]);
    expect(report).toMatch(/a burst +100\/s +Hono: 200\/s +0\.5x +>= 0\.55x +MISSED/u);
    expect(markdownReport([part([row(0.5, { atLeast: 0.55 })])])).toContain(
      '| a burst | 100/s | Hono: 200/s | 0.5x | >= 0.55x | MISSED |',
    );
  });

  it('sums up what has a target, and nothing else', () => {
    const rows = [row(0.5, { atLeast: 0.55 }), { ...row(3, null), what: 'something else' }];
    const report = markdownSummary([part(rows)]);
    expect(report).toContain('| Intake | a burst | 0.5x | >= 0.55x | MISSED |');
    expect(report).not.toContain('something else');
  });

  it('counts what was reached, missed and not run', () => {
    const rows = [
      row(1, { atLeast: 1 }),
      row(0, { atLeast: 1 }),
      notRun('x', 'y', { atMost: 1 }),
      row(1, null),
    ];
    expect(summary([part(rows)])).toBe('1 targets reached, 1 missed, 1 not run.');
  });
});
