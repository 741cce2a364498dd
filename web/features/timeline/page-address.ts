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
  /** Whether idle time takes the room on the chart that it took of the day. */
  trueScale: boolean;
  /** The moment of the past that is shown, in epoch milliseconds; null for the present. */
  moment: number | null;
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
    trueScale: params.get('scale') === 'true',
    moment: readMoment(params.get('at')),
  };
}

/** Null for what is no time, typed by hand. */
function readMoment(text: string | null): number | null {
  const time = text === null ? NaN : Date.parse(text);
  return Number.isNaN(time) ? null : time;
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
  /** These two replace the entry as well: they change how the page looks at the same things. */
  setTrueScale: (on: boolean) => void;
  setMoment: (moment: number | null) => void;
}

/** The page's address, and the one way to change it. */
export function usePageAddress(): PageAddress & PageControl {
  const address = readAddress(usePathname(), useSearch());
  return { ...address, select, openPayload, closePayload, setTrueScale, setMoment };
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

function setTrueScale(on: boolean): void {
  navigate(withParams({ scale: on ? 'true' : null }), { replace: true });
}

function setMoment(moment: number | null): void {
  navigate(withParams({ at: moment === null ? null : new Date(moment).toISOString() }), { replace: true });
}

function withEvent(event: string | null, payload: boolean): string {
  return withParams({ event, payload: payload ? 'open' : null });
}

/** This address with other parameters; those that are null are left out of it. */
function withParams(changes: Readonly<Record<string, string | null>>): string {
  const params = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  const search = params.toString();
  return search === '' ? location.pathname : `${location.pathname}?${search}`;
}
