import type { PrivacyRule } from '../providers/provider.ts';

/** Where a walk through a body stands, seen from the rules: what is to be done with the value here, and what is next. */
export interface RuleState {
  /** The rule that removes this value; null where none does. */
  rule: Rule | null;
  /** The rule removes it only where it has no members of its own: those are looked at one by one. */
  isOnlyLeaf: boolean;
  /** Nothing below can be meant by any rule. */
  isDead: boolean;
  /** The state of a member; without a name, that of an item of a list. */
  next(name: string | null): RuleState;
}

/** A rule with the bit that stands for it. */
export interface Rule {
  bit: number;
  kind: PrivacyRule['kind'];
}

interface Pattern {
  rule: Rule;
  isException: boolean;
  names: readonly string[];
}

/** A pattern of which so many names lie behind. */
interface Place {
  pattern: Pattern;
  at: number;
}

const anyDepth = '**';
const anyMember = '*';

/**
 * Turns rules into states, so that a walk costs one look into a table for each member, however many rules there are.
 * A state is made when a body first comes to it; there are no more of them than combinations of names in the rules.
 */
export function compileRules(rules: readonly PrivacyRule[]): RuleState {
  const patterns = rules.flatMap(({ paths, except = [], kind }, index) => {
    const rule = { bit: 1 << index, kind };
    const pattern =
      (isException: boolean) =>
      (path: string): Pattern => ({
        rule,
        isException,
        names: path.split('.'),
      });
    return [...paths.map(pattern(false)), ...except.map(pattern(true))];
  });
  const named = new Set(patterns.flatMap(({ names }) => names));
  const states = new Map<string, RuleState>();

  function stateOf(places: readonly Place[]): RuleState {
    const living = withoutShielded(settled(places));
    const key = living.map(({ pattern, at }) => `${patterns.indexOf(pattern)}:${at}`).join(' ');
    const known = states.get(key);
    if (known) return known;
    const made = makeState(living);
    states.set(key, made);
    return made;
  }

  function makeState(places: readonly Place[]): RuleState {
    const byName = new Map<string, RuleState>();
    let other: RuleState | null = null;
    const here = places.filter(isMet);
    const spared = new Set(here.filter(isException).map(({ pattern }) => pattern.rule));
    const met = here.filter((each) => !isException(each) && !spared.has(each.pattern.rule));
    const whole = met.find(({ pattern }) => pattern.names.at(-1) !== anyDepth);
    return {
      rule: (whole ?? met[0])?.pattern.rule ?? null,
      isOnlyLeaf: whole === undefined,
      isDead: places.every(isException),
      next(name) {
        const found = name === null ? undefined : byName.get(name);
        if (found) return found;
        if (name === null || !named.has(name)) return (other ??= stateOf(advanced(places, null)));
        const made = stateOf(advanced(places, name));
        byName.set(name, made);
        return made;
      },
    };
  }

  return stateOf(patterns.map((pattern) => ({ pattern, at: 0 })));
}

function isException({ pattern }: Place): boolean {
  return pattern.isException;
}

function isMet({ pattern, at }: Place): boolean {
  return at === pattern.names.length;
}

/** `**` may also stand for no member at all. */
function settled(places: readonly Place[]): Place[] {
  const all = new Map<Pattern, Set<number>>();
  const add = ({ pattern, at }: Place): void => {
    const known = all.get(pattern) ?? new Set<number>();
    all.set(pattern, known.add(at));
    if (pattern.names[at] === anyDepth) add({ pattern, at: at + 1 });
  };
  for (const place of places) add(place);
  return [...all].flatMap(([pattern, known]) => [...known].sort().map((at) => ({ pattern, at })));
}

/** What an exception covers to any depth is of no more interest to its rule. */
function withoutShielded(places: readonly Place[]): Place[] {
  const isShield = ({ pattern, at }: Place) =>
    pattern.isException && at === pattern.names.length - 1 && pattern.names[at] === anyDepth;
  const shielded = new Set(places.filter(isShield).map(({ pattern }) => pattern.rule));
  return places.filter(({ pattern }) => !shielded.has(pattern.rule));
}

function advanced(places: readonly Place[], name: string | null): Place[] {
  return places.flatMap((place): Place[] => {
    const wanted = place.pattern.names[place.at];
    if (wanted === anyDepth) return [place];
    return wanted === anyMember || (wanted !== undefined && wanted === name)
      ? [{ ...place, at: place.at + 1 }]
      : [];
  });
}
