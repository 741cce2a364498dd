import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';

/** What the address of this page holds. */
export interface PageAddress {
  processId: string;
  /** Chooses between two sources that share a process id; undefined where the address names none. */
  source: string | undefined;
  /** Key of the selected event; null without one. */
  event: string | null;
}

/**
 * Reads the address as the browser has it. The router decodes the path by half (`%25` but not `%2F`), and
 * an id of the vendor may hold either.
 */
export function readAddress(pathname: string, search: string): PageAddress {
  const segment = pathname.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const params = new URLSearchParams(search);
  return {
    processId: decoded(segment),
    source: params.get('source') ?? undefined,
    event: params.get('event'),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign, typed by hand.
    return text;
  }
}

/** The page's address, and the one way to select an event: it replaces the entry, so Back leaves the page. */
export function usePageAddress(): PageAddress & { select: (event: string | null) => void } {
  const address = readAddress(usePathname(), useSearch());
  return { ...address, select: selectEvent };
}

function selectEvent(event: string | null): void {
  const params = new URLSearchParams(location.search);
  if (event === null) params.delete('event');
  else params.set('event', event);
  const search = params.toString();
  navigate(search === '' ? location.pathname : `${location.pathname}?${search}`, { replace: true });
}
