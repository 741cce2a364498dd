import type { PrivacyRule, Provider } from '../providers/provider.ts';
import { removedMark } from '../providers/removed.ts';
import { holdsCardNumber } from './holds-card-number.ts';
import { isNoteOfFile, noteOfFile } from './note-of-file.ts';
import { compileRules, type Rule, type RuleState } from './rule-states.ts';

/** Removes in place; gives the ids of the rules that removed something. */
type Remover = (body: unknown) => readonly string[];

const nothing: readonly string[] = [];

const removers = new Map<Provider, Map<string, Remover>>();

/**
 * Removes from a freshly parsed body what the provider's rules name, but for those that the source is exempt from.
 * What holds nothing, and what was removed before, stays as it is.
 */
export function removePrivate(
  provider: Provider,
  keeps: readonly string[],
  body: unknown,
): readonly string[] {
  let known = removers.get(provider);
  if (!known) removers.set(provider, (known = new Map<string, Remover>()));
  const name = keeps.length === 0 ? '' : keeps.join(' ');
  let remove = known.get(name);
  if (!remove) {
    const isApplied = ({ id, isAlways }: PrivacyRule) => isAlways || !keeps.includes(id);
    known.set(name, (remove = createRemover(provider.rules.filter(isApplied))));
  }
  return remove(body);
}

function createRemover(rules: readonly PrivacyRule[]): Remover {
  // Each rule is a bit of an integer, which has 32.
  if (rules.length > 31) throw new Error('more privacy rules than bits');
  const start = compileRules(rules);
  const idsOf = new Map<number, readonly string[]>([[0, nothing]]);

  return (body) => {
    const bits = isContainer(body) ? walk(body, start) : 0;
    let ids = idsOf.get(bits);
    if (!ids) idsOf.set(bits, (ids = rules.filter((_, index) => bits & (1 << index)).map(({ id }) => id)));
    return ids;
  };
}

/** Gives the bits of the rules that removed something. Depth is bounded by the parser. */
function walk(container: object, state: RuleState): number {
  let bits = 0;
  if (Array.isArray(container)) {
    const items = container as unknown[];
    const next = state.next(null);
    if (next.isDead) return 0;
    for (let index = 0; index < items.length; index += 1) bits |= visit(items, index, next);
    return bits;
  }
  const members = container as Record<string, unknown>;
  for (const name of Object.keys(members)) bits |= visit(members, name, state.next(name));
  return bits;
}

function visit(holder: Record<string, unknown> | unknown[], at: string | number, state: RuleState): number {
  if (state.isDead) return 0;
  const place = holder as Record<string | number, unknown>;
  const value = place[at];
  const hasMembers = isContainer(value);
  const { rule } = state;
  if (rule && !(hasMembers && state.isOnlyLeaf)) {
    if (isNothing(value) || isNote(rule, value)) return 0;
    if (rule.kind === 'cardNumber' && !holdsCardNumber(value)) return 0;
    put(place, at, rule.kind === 'file' ? noteOfFile(value) : removedMark);
    return rule.bit;
  }
  return hasMembers ? walk(value, state) : 0;
}

/** A plain assignment to `__proto__` would change the object's nature instead of its member. */
function put(place: Record<string | number, unknown>, at: string | number, value: unknown): void {
  if (at !== '__proto__') place[at] = value;
  else Object.defineProperty(place, at, { value, enumerable: true, configurable: true, writable: true });
}

function isNote(rule: Rule, value: unknown): boolean {
  return value === removedMark || (rule.kind === 'file' && isNoteOfFile(value));
}

function isNothing(value: unknown): boolean {
  if (value === null || value === '') return true;
  return isContainer(value) && Object.keys(value).length === 0;
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
