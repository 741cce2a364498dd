import type { Fault } from './fault.ts';
import { unless, whole } from './figures.ts';
import { isSendAgain } from './posting.ts';
import { cutPower } from './replay/cut-power.ts';
import { record, type Recording } from './replay/record.ts';

const cuts = { quick: 100, long: 1000 };
/** The first ones belong to the start. */
const inject = 'fsync,fdatasync:error=EIO:when=30+13';

export const failedSync: Fault = {
  id: 'failed-sync',
  title: 'A sync that fails, and a power cut later on',
  promise:
    'The system may have dropped what it still shows as written, and says so only once: nothing acknowledged before or after is lost.',
  needs: ['strace'],
  async run(context, size) {
    const seed = String(Date.now());
    const recording = await record(context, { name: 'failing', count: 300, filler: 2000, inject });
    const { sender, history } = recording;
    const failed = failures(recording);
    const broken = new Set<string>();
    for await (const cut of cutPower(context, recording, { cuts: cuts[size], seed }))
      for (const sentence of cut.broken) broken.add(sentence);
    return {
      figure: `${failed} syncs failed, ${sender.refused.length} deliveries refused, ${whole(history.acknowledged.size)} acknowledged; ${cuts[size]} cuts; seed ${seed}`,
      broken: [
        ...broken,
        ...unless(failed > 2, `only ${failed} syncs failed`),
        ...unless(sender.refused.length > 0, 'no delivery was refused'),
        ...unless(sender.refused.every(isSendAgain), `a refusal is ${sender.refused[0]?.text ?? ''}`),
      ],
    };
  },
};

/** How many syncs failed in a recording. */
function failures({ moments }: Recording): number {
  const syncs = new Set<number>();
  let failed = 0;
  for (const moment of moments) {
    if (moment.kind === 'begin' && moment.request.kind === 'sync') syncs.add(moment.id);
    if (moment.kind === 'end' && moment.done < 0 && syncs.has(moment.id)) failed += 1;
  }
  return failed;
}
