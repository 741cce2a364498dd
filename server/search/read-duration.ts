const units: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds of `30m`, `2h`, `3d` or `1w`; null for any other text. */
export function readDuration(text: string): number | null {
  const [, count, unit] = /^(\d{1,6})([mhdw])$/iu.exec(text) ?? [];
  const milliseconds = unit === undefined ? undefined : units[unit.toLowerCase()];
  return milliseconds === undefined ? null : Number(count) * milliseconds;
}
