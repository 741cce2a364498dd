import type { SignIn, VendorRequest } from '../providers/provider.ts';
import { askVendor, type AskLimits, type Fetch } from './ask-vendor.ts';
import { causeOf } from './cause-of.ts';

/** Why there is no token. `refused`: the vendor does not take the secret. `silent`: it gave no answer that says anything. */
export interface DoorFault {
  kind: 'refused' | 'silent';
  /** In a few technical words. */
  cause: string;
  /** Until then (epoch milliseconds) nobody is asked again. */
  retryAt: number;
}

/** The exchange of one secret for tokens. They are kept in memory only. */
export interface VendorDoor {
  /** A token other than `refused`. Those who want one at the same time share it. */
  enter(request: VendorRequest, limits: AskLimits, refused: string | null): Promise<string | DoorFault>;
  /** A token was taken by the vendor. */
  passed(): void;
  /** One was refused that had just been given. */
  turnedAway(cause: string): void;
  /** Whoever comes next asks, whatever happened before. */
  hurry(): void;
}

/** Milliseconds from a token that was not given to the next try; each pause after it is twice as long. */
const pauses = { first: 10_000, longest: 3_600_000 };
/** For so long a token is used whatever it says, in milliseconds: at least, for clocks differ, and at most. */
const lifetimes = { least: 60_000, most: 3_600_000 };
/** A token is renewed by so many milliseconds before it expires. */
const margin = 30_000;
/** A wrong secret may also count as a faulty request. */
const refusals = new Set([400, 401, 403, 422]);

export function createVendorDoor(signIn: SignIn, fetch: Fetch, now: () => number): VendorDoor {
  let kept: { token: string; until: number } | null = null;
  let fault: DoorFault | null = null;
  let pause = pauses.first;
  let entering: Promise<string | DoorFault> | null = null;

  function shut(kind: DoorFault['kind'], cause: string): DoorFault {
    kept = null;
    fault = { kind, cause, retryAt: now() + pause };
    pause = Math.min(pause * 2, pauses.longest);
    return fault;
  }

  async function exchange(request: VendorRequest, limits: AskLimits): Promise<string | DoorFault> {
    try {
      const { status, text } = await askVendor(fetch, request, limits);
      if (refusals.has(status)) return shut('refused', `HTTP ${status}`);
      const given = status >= 200 && status < 300 ? signIn.readToken(text) : null;
      if (given === null) return shut('silent', `HTTP ${status}, no token`);
      const wished = (given.expiresAt ?? Infinity) - margin - now();
      const until = now() + Math.min(Math.max(wished, lifetimes.least), lifetimes.most);
      kept = { token: given.token, until };
      return given.token;
    } catch (error) {
      return shut('silent', causeOf(error));
    }
  }

  return {
    async enter(request, limits, refused) {
      if (kept !== null && kept.token !== refused && now() < kept.until) return kept.token;
      if (fault !== null && now() < fault.retryAt) return fault;
      entering ??= exchange(request, limits).finally(() => {
        entering = null;
      });
      return entering;
    },
    passed() {
      fault = null;
      pause = pauses.first;
    },
    turnedAway: (cause) => void shut('refused', cause),
    hurry() {
      fault = null;
    },
  };
}
