import type { ReadOptions, VendorRequest } from '../provider.ts';

/** The vendor's own; a source may name another one. */
const standardUrl = 'https://api.ignisign.io';

/** A request to the vendor's API as the source's settings have it; a sentence where they do not suffice. */
export function vendorRequest(
  settings: ReadOptions['settings'],
  { path, body }: { path: string; body: object | null },
): VendorRequest | string {
  const { apiKey, apiUrl } = settings;
  if (!apiKey) return 'The source has no API key.';
  const base = readUrl(apiUrl || standardUrl);
  if (base === null) return 'The address of the API is not one of http or https.';
  return {
    method: body === null ? 'GET' : 'POST',
    url: `${base}${path}`,
    headers: {
      authorization: `Bearer ${apiKey}`,
      accept: 'application/json',
      ...(body === null ? {} : { 'content-type': 'application/json' }),
    },
    body: body === null ? null : JSON.stringify(body),
  };
}

/** Without a slash at its end, and without what does not belong into a base. */
function readUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!/^https?:$/u.test(url.protocol)) return null;
  return `${url.origin}${url.pathname}`.replace(/\/+$/u, '');
}
