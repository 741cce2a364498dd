import type { CredentialScheme } from '../../shared/source.ts';

/** What of a source is given with it. `workflow` is its name on the board; null settings mean the provider's own. */
export interface SourceSettings {
  workflow: string;
  titleLabel: string | null;
  /** How vendor times without a zone are read from now on: what was read before stays as it was read. */
  timeZone: string | null;
  /** Ids of the privacy rules that it is exempt from. */
  keeps: readonly string[];
  /** Settings that its vendor alone has. */
  vendor: Readonly<Record<string, string>>;
  /** Those of them that are secret, sealed. */
  sealed: Readonly<Record<string, string>>;
}

export interface SourceAddress {
  provider: string;
  /** Unique within its provider. */
  slug: string;
}

/** Address and name are enough of a source; the rest has defaults. */
export type NewSource = SourceAddress & Pick<SourceSettings, 'workflow'> & Partial<SourceSettings>;

/** What a delivery may show to prove whom it is from. Of its secret only the SHA-256 is kept, 32 bytes. */
export interface SourceCredential {
  /** Never given twice. */
  id: number;
  scheme: CredentialScheme;
  /** The user, the header's name or the client id; null where the scheme has none. */
  name: string | null;
  sha256: Uint8Array;
  /** The last characters of the secret. */
  ending: string;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** One webhook address of ours. A change makes a new object of it; times are epoch milliseconds. */
export interface Source extends SourceAddress, SourceSettings {
  id: number;
  createdAt: number;
  /** Null where it takes deliveries. */
  pausedAt: number | null;
  /** Null where it is there. A deleted one keeps what it brought, and its address. */
  deletedAt: number | null;
  /** True where it takes nothing until it has credentials of its own or a person has said that it needs none. */
  needsCredentials: boolean;
  /** Oldest first; where there are none and none are needed, those of the environment count. */
  credentials: readonly SourceCredential[];
}

/** What changes; the rest stays. */
export type SourceChange = Partial<
  SourceSettings & Pick<Source, 'pausedAt' | 'deletedAt' | 'needsCredentials'>
>;

/** What a source brought of one vendor type; tests and copies count. Times are epoch milliseconds. */
export interface SeenType {
  vendorType: string;
  count: number;
  /** Those of them that could not be read when they came. */
  quarantined: number;
  lastAt: number;
}

/** An hour in which a source brought something. */
export interface BusyHour {
  /** Hours since the epoch. */
  hour: number;
  /** Epoch milliseconds of the last delivery in it. */
  lastAt: number;
}

/** A vendor's own time and when it arrived, in epoch milliseconds. */
export interface ToldTime {
  raw: string;
  receivedAt: number;
}
