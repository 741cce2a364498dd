import type { VendorRequest } from '../providers/provider.ts';

/** The part of the platform's fetch that is needed here. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What came back. `text` is cut where it is longer than any vendor's answer. */
export interface VendorAnswer {
  status: number;
  text: string;
  /** Seconds after which the vendor wants to be asked again; null where it does not say. */
  retryAfter: number | null;
}

export interface AskLimits {
  /** Milliseconds for the answer, its body included. */
  timeout: number;
  signal: AbortSignal;
}

const mostCharacters = 1_000_000;

/**
 * Sends one request to a vendor. Rejects where nothing came back within `timeout` milliseconds, the body included. Goes nowhere else than it
 * was told: a redirect is an answer like any other.
 */
export async function askVendor(
  fetch: Fetch,
  { method, url, headers, body }: VendorRequest,
  { timeout, signal }: AskLimits,
): Promise<VendorAnswer> {
  // `AbortSignal.any` would do, were it not that Node.js may collect its timeout as garbage, which then never comes.
  const cut = new AbortController();
  const stop = () => cut.abort(signal.reason);
  const late = setTimeout(() => cut.abort(new DOMException('no answer in time', 'TimeoutError')), timeout);
  signal.addEventListener('abort', stop);
  try {
    signal.throwIfAborted();
    const response = await fetch(url, { method, headers, body, redirect: 'manual', signal: cut.signal });
    const text = await readText(response);
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    return { status: response.status, text, retryAfter: Number.isFinite(seconds) ? seconds : null };
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', stop);
  }
}

async function readText({ body }: Response): Promise<string> {
  if (body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  // Leaving the loop early closes the connection.
  for await (const bytes of body as AsyncIterable<Uint8Array>) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > mostCharacters) break;
  }
  return text.slice(0, mostCharacters);
}
