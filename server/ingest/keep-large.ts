import { providerOf } from '../providers/index.ts';
import type { ReadOptions } from '../providers/provider.ts';
import type { BodyFiles } from '../store/store.ts';
import { type Judgement, judge, type Unjudged } from './judge.ts';

/** Judges a large body and keeps it in files, durably. For a thread of its own: it takes a second for 25 MB. */
export function keepLarge(
  files: BodyFiles,
  providerId: string,
  unjudged: Unjudged,
  options: ReadOptions,
): Judgement {
  const provider = providerOf(providerId);
  if (!provider) throw new Error(`there is no provider ${providerId}`);
  const judgement = judge(provider, unjudged, options);
  files.write(judgement.sha256, unjudged.body);
  return judgement;
}
