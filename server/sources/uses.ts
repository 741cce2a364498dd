/** When deliveries last showed each credential of a source, in memory only: a delivery costs no write for it. */
export interface Uses {
  /** Epoch milliseconds. */
  note(credential: number, at: number): void;
  /** Null where none has since the server started. */
  last(credential: number): number | null;
}

export function createUses(): Uses {
  const known = new Map<number, number>();
  return {
    note: (credential, at) => void known.set(credential, at),
    last: (credential) => known.get(credential) ?? null,
  };
}
