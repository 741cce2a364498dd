import type { Process } from './process.ts';

interface NamedStop {
  name: string;
}

export interface RouteMatch<Stop> {
  /** What is usual for each station of the process, by its place; undefined where the route has no such stop. */
  usual: (Stop | undefined)[];
  /** The stops of the route after the furthest one reached. */
  upcoming: Stop[];
}

/**
 * Lays a process over the usual route of its workflow by name. A process that shares no stop with the
 * route has left it, so nothing is predicted. A stop that was skipped is not predicted either.
 */
export function matchRoute<Stop extends NamedStop>(
  { stations }: { stations: readonly Pick<Process['stations'][number], 'name'>[] },
  route: readonly Stop[],
): RouteMatch<Stop> {
  const taken = new Set<number>();
  let furthest = -1;
  const usual = stations.map((station) => {
    const at = findStop(route, station.name, furthest, taken);
    if (at === -1) return undefined;
    taken.add(at);
    furthest = Math.max(furthest, at);
    return route[at];
  });
  const left = taken.size === 0 && stations.length > 0;
  return { usual, upcoming: left ? [] : route.slice(furthest + 1) };
}

/** The next stop of that name after the furthest one, else one before it that nobody took. */
function findStop(
  route: readonly NamedStop[],
  name: string,
  furthest: number,
  taken: ReadonlySet<number>,
): number {
  const wanted = fold(name);
  const fits = (stop: NamedStop, at: number) => fold(stop.name) === wanted && !taken.has(at);
  const ahead = route.findIndex((stop, at) => at > furthest && fits(stop, at));
  return ahead === -1 ? route.findIndex(fits) : ahead;
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
