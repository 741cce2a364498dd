import { useQuery } from '@tanstack/react-query';
import { errorAnswer } from '../../shared/api.ts';
import { post, remove } from './api.ts';
import { appUrl, basePath } from './base-url.ts';
import { queryKeys } from './query-keys.ts';
import { signInNeeded } from './sign-in-needed.ts';

type Deed = 'in' | 'out';

const place = `signalbox signed in ${basePath()}`;
const otherTabs = new BroadcastChannel(place);

export async function signIn(token: string): Promise<void> {
  await post('api/session', { token });
  remember(true);
  otherTabs.postMessage('in' satisfies Deed);
}

/** Afterwards the page starts anew, so that nothing of what was seen stays in it, and no connection open. */
export async function signOut(): Promise<void> {
  await remove('api/session');
  remember(null);
  otherTabs.postMessage('out' satisfies Deed);
  window.location.reload();
}

/** The tabs of a browser share its sign-in: where one of them makes it or ends it, the others start anew as well. */
export function shareSignIn(): void {
  otherTabs.onmessage = ({ data }: MessageEvent<Deed>) => {
    if (signInNeeded.get() === (data === 'in')) window.location.reload();
  };
}

/** Whether this browser is in because somebody signed in, and not because nobody has to; false while not known. */
export function useSignedIn(): boolean {
  const { data = false } = useQuery({
    queryKey: queryKeys.signedIn,
    queryFn: () => remembered() ?? asksStrangers(),
    staleTime: Infinity,
    retry: false,
  });
  return data;
}

/** The cookie is out of reach for scripts, but a request without it shows whether it makes a difference. */
async function asksStrangers(): Promise<boolean> {
  const response = await fetch(appUrl('api/about'), { credentials: 'omit' });
  const answer = errorAnswer.safeParse(await response.json().catch(() => null));
  const asks = answer.success && answer.data.error === 'unauthorized';
  // Each such refusal stands in the browser's console as an error, so once is enough.
  if (asks) remember(true);
  return asks;
}

function remembered(): true | null {
  try {
    return localStorage.getItem(place) === null ? null : true;
  } catch {
    // Storage may be closed to this page; then every visit asks.
    return null;
  }
}

function remember(signedIn: true | null): void {
  try {
    if (signedIn === null) localStorage.removeItem(place);
    else localStorage.setItem(place, 'yes');
  } catch {
    // As above.
  }
}
