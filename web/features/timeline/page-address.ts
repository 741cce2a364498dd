import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';
import { closeOver, openOver } from '../../lib/over-entry.ts';

/** What the address of this page holds. */
export interface PageAddress {
  processId: string;
  /** Chooses between two sources that share a process id; undefined where the address names none. */
  source: string | undefined;
  /** Key of the selected event; null without one. */
  event: string | null;
  /** Whether the request that told of the event is open. */
  payload: boolean;
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
    payload: params.has('event') && params.has('payload'),
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

export interface PageControl {
  /** Replaces the entry, so Back leaves the page. */
  select: (event: string | null) => void;
  /** Adds an entry, so Back closes the payload again. */
  openPayload: (event: string) => void;
  closePayload: () => void;
}

/** The page's address, and the one way to change it. */
export function usePageAddress(): PageAddress & PageControl {
  const address = readAddress(usePathname(), useSearch());
  return { ...address, select, openPayload, closePayload };
}

function select(event: string | null): void {
  navigate(withEvent(event, false), { replace: true });
}

function openPayload(event: string): void {
  select(event);
  openOver(withEvent(event, true));
}

function closePayload(): void {
  closeOver(withEvent(new URLSearchParams(location.search).get('event'), false));
}

function withEvent(event: string | null, payload: boolean): string {
  const params = new URLSearchParams(location.search);
  params.delete('payload');
  if (event === null) params.delete('event');
  else params.set('event', event);
  if (payload) params.set('payload', 'open');
  const search = params.toString();
  return search === '' ? location.pathname : `${location.pathname}?${search}`;
}
