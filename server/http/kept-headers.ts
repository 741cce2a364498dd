import type { IncomingHttpHeaders } from 'node:http';
import type { Credential } from '../providers/provider.ts';

/** Headers that say nothing about a delivery. */
const unkept = new Set(['content-length', 'connection', 'keep-alive']);

/** Names of headers that carry credentials, ours or those of a setting that was changed since: never kept. */
const credentialName =
  /(?:^|[-_])(?:auth(?:orization|entication)?|cookie|credentials?|(?:api)?key|password|secret|signature|token)(?:$|[-_])/u;

/**
 * Gives the JSON of those headers that may be kept: never one that a credential of the source, or of `always`, is shown
 * in. Which names those are is found once for each.
 */
export function createHeaderFilter(always: readonly Credential[]) {
  const dropped = new Set(unkept);
  const verdicts = new Map<string, boolean>();

  /** Its header, from now on: should the credential be gone one day, it may be sent all the same. */
  function drop({ scheme, name }: Credential): void {
    if (scheme !== 'header' || name === null) return;
    const header = name.toLowerCase();
    dropped.add(header);
    verdicts.delete(header);
  }
  for (const credential of always) drop(credential);

  function isKept(name: string): boolean {
    let verdict = verdicts.get(name);
    if (verdict === undefined) {
      verdict = !dropped.has(name) && !credentialName.test(name);
      if (verdicts.size < 1000) verdicts.set(name, verdict);
    }
    return verdict;
  }

  return (headers: IncomingHttpHeaders, credentials: readonly Credential[]): string => {
    for (const credential of credentials) drop(credential);
    const kept: Record<string, string> = {};
    for (const name of Object.keys(headers)) if (isKept(name)) kept[name] = headerOf(headers, name) ?? '';
    return JSON.stringify(kept);
  };
}

/** Null where it was not sent. */
export function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}
