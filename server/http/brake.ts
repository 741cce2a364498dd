/** How often somebody may be wrong, in how many milliseconds. */
interface BrakeOptions {
  most: number;
  per: number;
  now: () => number;
}

export interface Brake {
  isOn(name: string): boolean;
  /** This one was wrong once more. */
  note(name: string): void;
}

/** So many names are remembered; who comes after them begins anew. */
const mostNames = 10_000;

/** Slows down whoever guesses. */
export function createBrake({ most, per, now }: BrakeOptions): Brake {
  const tries = new Map<string, number[]>();
  const recent = (name: string) => (tries.get(name) ?? []).filter((at) => now() - at < per);

  return {
    isOn: (name) => recent(name).length >= most,
    note(name) {
      const times = [...recent(name), now()];
      tries.delete(name);
      tries.set(name, times);
      const [oldest] = tries.keys();
      if (tries.size > mostNames && oldest !== undefined) tries.delete(oldest);
    },
  };
}
