import { hash } from 'node:crypto';
import { providerOf } from '../providers/index.ts';
import type { ReadOptions, SignIn, Unset, VendorRequest } from '../providers/provider.ts';
import type { Source } from '../store/source.ts';
import { askVendor, type AskLimits, type Fetch, type VendorAnswer } from './ask-vendor.ts';
import { createVendorDoor, type DoorFault, type VendorDoor } from './vendor-door.ts';

interface VendorAccessParts {
  /** Null where it was not sealed with our key. */
  open: (sealed: string) => string | null;
  fetch: Fetch;
  /** Epoch milliseconds. */
  now: () => number;
}

/** Why a request did not go out; `settings`: the source is not set up for it. */
export type NotAsked = ({ kind: 'settings' } & Unset) | DoorFault;

export interface AskOptions extends AskLimits {
  /** Awaited once nothing is missing any more, before the request itself goes out. */
  before?: () => Promise<void>;
}

/** How sources ask their vendors. */
export interface VendorAccess {
  /**
   * Sends what `make` makes of a source's settings, the secret ones in clear. A token that is refused is renewed, once.
   * Rejects like `askVendor`, for the request itself only.
   */
  ask(
    source: Source,
    make: (settings: ReadOptions['settings']) => VendorRequest | Unset,
    options: AskOptions,
  ): Promise<VendorAnswer | NotAsked>;
  /** The next request of that source goes out even where its vendor gave no token a moment ago. */
  hurry(source: number): void;
}

export function createVendorAccess({ open, fetch, now }: VendorAccessParts): VendorAccess {
  /** By source, each for the secret of which that is the hash. */
  const doors = new Map<number, { print: string; door: VendorDoor }>();

  /** With other settings all begins anew. */
  function doorOf(source: number, signIn: SignIn, entry: VendorRequest): VendorDoor {
    const print = hash('sha256', JSON.stringify(entry));
    const known = doors.get(source);
    if (known?.print === print) return known.door;
    const door = createVendorDoor(signIn, fetch, now);
    doors.set(source, { print, door });
    return door;
  }

  return {
    async ask(source, make, options) {
      const settings = openSettings(source, open);
      const request = make(settings);
      if ('reason' in request) return { kind: 'settings', ...request };
      const { signIn } = providerOf(source.provider) ?? { signIn: null };
      const entry = signIn?.request(settings) ?? null;
      if (entry !== null && 'reason' in entry) return { kind: 'settings', ...entry };
      if (!signIn || !entry) {
        await options.before?.();
        return askVendor(fetch, request, options);
      }

      const door = doorOf(source.id, signIn, entry);
      const send = (token: string) => askVendor(fetch, signIn.withToken(request, token), options);
      const first = await door.enter(entry, options, null);
      if (typeof first !== 'string') return first;
      await options.before?.();
      const answer = await send(first);
      if (answer.status !== 401) {
        door.passed();
        return answer;
      }
      const second = await door.enter(entry, options, first);
      if (typeof second !== 'string') return second;
      const again = await send(second);
      if (again.status === 401) door.turnedAway('HTTP 401');
      return again;
    },
    hurry: (source) => doors.get(source)?.door.hurry(),
  };
}

/** Statuses by which a vendor says that it does not take what it was shown. */
export function isRefusal(status: number): boolean {
  return status === 401 || status === 403;
}

/** Never to be kept or shown. */
function openSettings({ vendor, sealed }: Source, open: VendorAccessParts['open']): Record<string, string> {
  const secrets = Object.entries(sealed).map(([name, each]) => [name, open(each) ?? ''] as const);
  return { ...vendor, ...Object.fromEntries(secrets) };
}
