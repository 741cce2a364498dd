export interface Turnstile {
  /** Resolves to true once there is room, or to false where there is none in time. */
  enter(): Promise<boolean>;
  /** To be called once by each who entered. */
  leave(): void;
}

/** Lets so many in at once; the others wait in line, at most `patience` milliseconds. */
export function createTurnstile(places: number, patience: number): Turnstile {
  let free = places;
  const line: (() => void)[] = [];

  return {
    enter() {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        const called = () => {
          clearTimeout(timer);
          resolve(true);
        };
        const timer = setTimeout(() => {
          line.splice(line.indexOf(called), 1);
          resolve(false);
        }, patience);
        line.push(called);
      });
    },
    leave() {
      const next = line.shift();
      if (next) next();
      else free += 1;
    },
  };
}
