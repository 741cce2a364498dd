/** A credential as it is configured, with its secret. */
export type PlainCredential =
  | { scheme: 'basic'; user: string; password: string }
  | { scheme: 'header'; name: string; value: string }
  | { scheme: 'bearer'; token: string };

type Parsed = { ok: true; credentials: PlainCredential[] } | { ok: false; reason: string };

/**
 * Reads `basic:USER:PASSWORD`, `header:NAME:VALUE` and `bearer:TOKEN`, separated by `;` or newlines. No fault
 * quotes a secret. An empty text asks for nothing; separators alone are a mistake that must not open the door.
 */
export function parseCredentials(list: string): Parsed {
  const credentials: PlainCredential[] = [];
  for (const [index, item] of list
    .split(/[;\n]/u)
    .map((each) => each.trim())
    .filter(Boolean)
    .entries()) {
    const credential = parseOne(item);
    if (!credential) {
      return {
        ok: false,
        reason: `entry ${index + 1} is none of basic:USER:PASSWORD, header:NAME:VALUE, bearer:TOKEN`,
      };
    }
    credentials.push(credential);
  }
  if (list !== '' && credentials.length === 0)
    return { ok: false, reason: 'holds separators and no credentials' };
  return { ok: true, credentials };
}

function parseOne(item: string): PlainCredential | null {
  const [, scheme, rest = ''] = /^(basic|header|bearer):(.+)$/su.exec(item) ?? [];
  if (scheme === 'bearer') return { scheme, token: rest };
  const colon = rest.indexOf(':');
  if (colon < 1 || colon === rest.length - 1) return null;
  const [first, second] = [rest.slice(0, colon), rest.slice(colon + 1)];
  if (scheme === 'basic') return { scheme, user: first, password: second };
  return scheme === 'header' && /^[\w!#$%&'*+.^`|~-]+$/u.test(first)
    ? { scheme, name: first, value: second }
    : null;
}
