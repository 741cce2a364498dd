import { ApiError } from '../../lib/api-error.ts';
import { get } from '../../lib/api.ts';

/** Longer than any browser takes to copy what it was given. */
const untilCopied = 60_000;

/** Fetches a file that is made in one piece, and gives it to the downloads of the browser. */
export async function takeFile(path: string, signal: AbortSignal): Promise<void> {
  const response = await get(path, signal);
  const file = await response.blob().catch(() => {
    throw new ApiError('unreachable', 0);
  });
  const url = URL.createObjectURL(file);
  const name = nameOf(response.headers.get('content-disposition') ?? '');
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(url), untilCopied);
}

/** As the server wrote it, after RFC 6266. */
function nameOf(disposition: string): string {
  return decodeURIComponent(/filename\*=UTF-8''(\S+)/u.exec(disposition)?.[1] ?? '');
}
