import type { PlainCredential } from './providers/parse-credentials.ts';
import { play } from './simulate/play.ts';
import { sampleProcess } from './simulate/sample-process.ts';

interface SamplePlayerParts {
  /** Our own address as this machine reaches it. */
  url: () => string;
  credentials: readonly PlainCredential[];
  now: () => number;
  /** Sees to it that the source of samples takes deliveries. */
  prepare: (provider: string, slug: string) => Promise<void>;
}

const slug = 'sample';

/** Plays samples at our own webhook address as a vendor would: one at a time, so that a busy button floods nothing. */
export function createSamplePlayer({ url, credentials, now, prepare }: SamplePlayerParts) {
  const stopping = new AbortController();
  let playing: { processId: string } | null = null;

  return {
    /** Resolves once the first event is acknowledged; rejects where it was refused. */
    async play(): Promise<{ processId: string }> {
      if (playing) return playing;
      await prepare('cellosign', slug);
      const [first, ...rest] = sampleProcess(slug, now());
      const options = { url: url(), headers: showing(credentials), signal: stopping.signal, concurrency: 1 };
      const tally = await play([first], options);
      if (tally.accepted === 0) throw new Error(tally.firstTrouble ?? 'the sample was not accepted');
      playing = { processId: first.processId };
      void play(rest, { ...options, isPaced: true }).finally(() => {
        playing = null;
      });
      return playing;
    },
    stop(): void {
      stopping.abort();
    },
  };
}

/** Headers that show the first credential, if any is asked for. */
function showing([credential]: readonly PlainCredential[]): Record<string, string> {
  if (!credential) return {};
  if (credential.scheme === 'header') return { [credential.name]: credential.value };
  if (credential.scheme === 'bearer') return { authorization: `Bearer ${credential.token}` };
  const pair = Buffer.from(`${credential.user}:${credential.password}`).toString('base64');
  return { authorization: `Basic ${pair}` };
}
