import type { ReadOptions, Unset, VendorRequest } from '../provider.ts';

/** The vendor's own; a source may name another one. */
const standardUrl = 'https://api.ignisign.io';

/** What is asked for of the vendor's API. */
interface Wanted {
  path: string;
  /** Null for a GET. */
  body: object | null;
}

/** A request to the vendor's API as the source's settings have it. */
export function vendorRequest(settings: ReadOptions['settings'], wanted: Wanted): VendorRequest | Unset {
  const { apiKey } = settings;
  if (!apiKey) return { settings: ['apiKey'], reason: 'The source has no API key.' };
  const request = openRequest(settings, wanted);
  return 'reason' in request ? request : withKey(request, apiKey);
}

export function withKey(request: VendorRequest, key: string): VendorRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${key}` } };
}

/** The same without a key. */
export function openRequest(
  { apiUrl }: ReadOptions['settings'],
  { path, body }: Wanted,
): VendorRequest | Unset {
  const base = readUrl(apiUrl || standardUrl);
  if (base === null)
    return { settings: ['apiUrl'], reason: 'The address of the API is not one of http or https.' };
  return {
    method: body === null ? 'GET' : 'POST',
    url: `${base}${path}`,
    headers: {
      accept: 'application/json',
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    body: body === null ? null : JSON.stringify(body),
  };
}

/** An API key goes to that address, so it must not travel in clear but on this machine. */
export function faultInSettings({ apiUrl }: ReadOptions['settings']): string | null {
  if (!apiUrl) return null;
  const isPlausible =
    readUrl(apiUrl) !== null &&
    (apiUrl.startsWith('https://') ||
      /^http:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?:[:/]|$)/u.test(apiUrl));
  return isPlausible
    ? null
    : 'apiUrl: the address of the API begins with https://, such as https://api.ignisign.io; only one of this machine may begin with http://.';
}

/** Without a slash at its end, and without what does not belong into a base. */
function readUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!/^https?:$/u.test(url.protocol)) return null;
  return `${url.origin}${url.pathname}`.replace(/\/+$/u, '');
}
