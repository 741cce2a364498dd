import type { Provider, Source } from '../../../shared/source.ts';
import { isPast } from './is-past.ts';
import { setUpTypes } from './type-coverage.ts';

/** What is not as it should be at a source, the most pressing first. Times are epoch milliseconds. */
export type Concern =
  | { kind: 'closed' }
  | { kind: 'refused'; at: number }
  | { kind: 'silent'; since: number }
  | { kind: 'zone'; proposal: string }
  | { kind: 'missing'; names: string[] };

/** A refusal that is older was either mended or is nobody's trouble. In milliseconds. */
const refusalCounts = 24 * 60 * 60_000;

/** Nothing is amiss with a source that a person has paused or deleted. */
export function concerns(source: Source, provider: Provider, now: number): Concern[] {
  if (source.state !== 'active') return [];
  const found: Concern[] = [];
  if (source.access === 'closed') found.push({ kind: 'closed' });
  const { lastRefusal, silence, clock } = source;
  const refusedAt = lastRefusal === null || isPast(lastRefusal, source) ? null : Date.parse(lastRefusal.at);
  if (refusedAt !== null && now - refusedAt < refusalCounts) found.push({ kind: 'refused', at: refusedAt });
  if (silence !== null) found.push({ kind: 'silent', since: Date.parse(silence.since) });
  if (clock?.proposal != null) found.push({ kind: 'zone', proposal: clock.proposal });
  const names = setUpTypes(source, provider)
    .filter(({ isMissing }) => isMissing)
    .map(({ name }) => name);
  if (names.length > 0) found.push({ kind: 'missing', names });
  return found;
}
