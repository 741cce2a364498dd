import { createStore } from '../../lib/store.ts';

/**
 * Secrets that were made here, by the id of their credential. The server tells each once and keeps none, so they live
 * as long as this page is not reloaded: seven webhooks need the same one.
 */
export const shownSecrets = createStore<ReadonlyMap<number, string>>(new Map());

/** The person has it now. */
export function forgetSecrets(credentialIds: readonly number[]): void {
  const kept = [...shownSecrets.get()].filter(([id]) => !credentialIds.includes(id));
  shownSecrets.set(new Map(kept));
}

export function showSecret(credentialId: number, secret: string): void {
  shownSecrets.set(new Map(shownSecrets.get()).set(credentialId, secret));
}
