/** What a figure is measured in; `x` is a ratio. */
export type Unit = 'x' | 'ms' | 's' | 'MB' | 'kB' | 'cores' | 'bytes' | '%' | '';

/** One line of the report: what was measured, what beside it in the same run, and whether that is enough. */
export interface Row {
  what: string;
  /** In words, with whatever else helps to judge it. */
  measured: string;
  /** What stood beside it in the same run; null where the target is absolute. */
  reference: string | null;
  /** The number that the target speaks of; null where the line only informs. */
  figure: { value: number; unit: Unit } | null;
  target: { atLeast: number } | { atMost: number } | null;
}

export type Verdict = 'reached' | 'MISSED' | 'not run' | '';

/** A figure that is no number was not measured; its line must say what was missing. */
export function verdict({ figure, target }: Row): Verdict {
  if (target === null) return '';
  if (figure === null || Number.isNaN(figure.value)) return 'not run';
  const isReached = 'atLeast' in target ? figure.value >= target.atLeast : figure.value <= target.atMost;
  return isReached ? 'reached' : 'MISSED';
}

export function targetText({ figure, target }: Row): string {
  if (target === null) return '';
  const unit = figure?.unit ?? '';
  return 'atLeast' in target ? `>= ${amount(target.atLeast, unit)}` : `<= ${amount(target.atMost, unit)}`;
}

export function figureText({ figure }: Row): string {
  if (figure === null || Number.isNaN(figure.value)) return '';
  const { value, unit } = figure;
  // One digit more than the target has: a miss by a little must not look like a hit.
  return amount(Number(value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)), unit);
}

function amount(value: number, unit: Unit): string {
  const text = value.toLocaleString('en', { maximumFractionDigits: 2 });
  return unit === 'x' || unit === '%' ? `${text}${unit}` : `${text} ${unit}`.trim();
}

/** A line for what could not be measured here, and why. */
export function notRun(what: string, why: string, target: Row['target'] = null): Row {
  return { what, measured: `not run: ${why}`, reference: null, figure: null, target };
}
