import { providerOf } from '../providers/index.ts';
import type { BodyFiles } from '../store/body-files.ts';
import { type Judgement, judge, type JudgeOptions, type Unjudged } from './judge.ts';
import { largeFrom } from './large-from.ts';

/** A judgement whose body may lie in files by now: then it is null. */
export type LargeJudgement = Omit<Judgement, 'body'> & { body: Uint8Array | null };

/**
 * Judges a large body. What is still large without what was removed is kept in files, durably; the rest is given back.
 * For a thread of its own: it takes a second for 25 MB.
 */
export function keepLarge(
  files: BodyFiles,
  providerId: string,
  unjudged: Unjudged,
  options: JudgeOptions,
): LargeJudgement {
  const provider = providerOf(providerId);
  if (!provider) throw new Error(`there is no provider ${providerId}`);
  const { body, ...judgement } = judge(provider, unjudged, options);
  if (body.byteLength < largeFrom) return { ...judgement, body };
  const sha256 = judgement.kept?.sha256 ?? judgement.sha256;
  if (judgement.isRaw) files.writeRaw(sha256, body);
  else files.write(sha256, body);
  return { ...judgement, body: null };
}
