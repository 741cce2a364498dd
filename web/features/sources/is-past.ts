import type { Refusal, Source } from '../../../shared/source.ts';

/** What comes later says nothing about these: an archive is too large however many small deliveries follow it. */
const lasting: readonly Refusal['why'][] = ['tooLarge', 'mediaType', 'busy'];

/** Whether something was let in after a refusal, so that whatever was wrong seems to be mended. */
export function isPast({ at, why }: Refusal, { types }: Pick<Source, 'types'>): boolean {
  return !lasting.includes(why) && types.some(({ lastAt }) => Date.parse(lastAt) > Date.parse(at));
}
