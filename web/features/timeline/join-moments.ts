/** Moments of an axis, ascending, with the least room between each two. */
export interface Moments {
  instants: readonly number[];
  /** One less than there are instants. */
  minWidths: readonly number[];
}

/**
 * One axis for two stories: every moment of both. Two that are neighbours in one of them keep their room unless the other
 * has a moment between them; all others need `gap` pixels.
 */
export function joinMoments(a: Moments, b: Moments, gap: number): Moments {
  const instants = [...new Set([...a.instants, ...b.instants])].sort((x, y) => x - y);
  const room = new Map<string, number>();
  for (const { instants: own, minWidths } of [a, b]) {
    minWidths.forEach((width, at) => {
      const pair = `${own[at]} ${own[at + 1]}`;
      room.set(pair, Math.max(width, room.get(pair) ?? 0));
    });
  }
  const minWidths = instants.slice(1).map((to, at) => room.get(`${instants[at]} ${to}`) ?? gap);
  return { instants, minWidths };
}
