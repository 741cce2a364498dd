import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut, useSignedIn } from '../lib/session.ts';

/** What signs out, and what stands on it; null where nobody had to sign in. */
export function useSignOut(): { words: string; act: () => void } | null {
  const { t } = useTranslation('shell');
  const signedIn = useSignedIn();
  const [failed, setFailed] = useState(false);
  if (!signedIn) return null;
  return {
    words: t(failed ? 'signOut.failed' : 'signOut.label'),
    act: () => void signOut().catch(() => setFailed(true)),
  };
}
