import type { CredentialScheme } from '../../shared/source.ts';
import type { NewFact } from '../process/fact.ts';

/**
 * What a provider makes of one parsed body. `vendorType` is null where the body names none; `isForeign` where nothing but
 * the settings of the source keeps it from being read.
 */
export type Reading =
  | { kind: 'fact'; fact: NewFact }
  | { kind: 'ignored'; vendorType: string }
  | { kind: 'unreadable'; vendorType: string | null; reason: string; isForeign?: boolean };

/** What a delivery may show; any one of several suffices, so that they can be rotated. Of its secret only the hash is known. */
export interface Credential {
  /** `oauth` is shown by tokens, which are none of the provider's business: it is never shown as it is. */
  scheme: CredentialScheme;
  /** The user, the header's name or the client id; null for a bearer token. */
  name: string | null;
  /** SHA-256 of the secret, 32 bytes. */
  sha256: Uint8Array;
}

/** The headers of a request; a name in small letters, null where it was not sent. */
export interface ShownHeaders {
  get(name: string): string | null;
}

/** What is removed from a parsed body before it is read and stored. What the fold needs is never among it. */
export interface PrivacyRule {
  /** Under this name sources are exempt from it and the pages speak of it. */
  id: string;
  /**
   * Names of members from the top, joined by dots: `*` for every member or item, `**` for any depth. One that ends in
   * `**` means every value below that has no members of its own, so that the shape stays.
   */
  paths: readonly string[];
  /** Paths of what stays although one of `paths` leads to it. */
  except?: readonly string[];
  /** True where no source can be exempt. */
  isAlways: boolean;
  /**
   * `value`: `removedMark` takes its place. `cardNumber`: it does where the value holds the number of a card. `file`: a
   * note of its size and hash does, see `RemovedFile`.
   */
  kind: 'value' | 'cardNumber' | 'file';
}

/** A kind of webhook. `isSetUp`: one of its own in the vendor's settings, in the order in which they are set up. */
export interface WebhookType {
  vendorType: string;
  name: string;
  isSetUp: boolean;
}

/** A file that a body carries, its bytes as base64. */
export interface CarriedFile {
  name: string;
  mediaType: string;
  content: string;
}

/** What a source adds to the reading of its bodies. */
export interface ReadOptions {
  /** IANA zone of times without one. */
  timeZone: string;
  /** What its vendor alone knows, by the names in `Provider.settings`; never a secret. */
  settings: Readonly<Record<string, string>>;
}

/** A request to a vendor. Plain data: who sends it sees to time, redirects and repetition. */
export interface VendorRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
}

/** Why no request can be made of a source's settings. */
export interface Unset {
  /** Names of those that are missing or cannot serve; never empty. */
  settings: readonly string[];
  /** In a sentence. */
  reason: string;
}

/** How a secret that the vendor's API does not take itself is exchanged for a token that it takes for a while. */
export interface SignIn {
  /** `settings` with the secret ones in clear. Null where they can be shown as they are. */
  request(settings: ReadOptions['settings']): VendorRequest | Unset | null;
  /** `expiresAt` in epoch milliseconds, null where the token does not say. Null where the text holds none. */
  readToken(text: string): { token: string; expiresAt: number | null } | null;
  /** A request that shows the token in the place of the secret. */
  withToken(request: VendorRequest, token: string): VendorRequest;
}

/** What an answer says of a delivery. `consumed`: it was asked about before. `unclear`: it says nothing, ask again later. */
export type VendorVerdict = 'verified' | 'rejected' | 'consumed' | 'unclear';

/** How a vendor is asked whether it sent a delivery. */
export interface Verification {
  /** Whether deliveries of a source with these settings wait until the vendor has answered. */
  isWanted(settings: ReadOptions['settings']): boolean;
  /** Names of the settings without which it cannot be asked. */
  needs: readonly string[];
  /** What a body as it arrived shows as its proof; null where it shows none. It works once, and is kept from everybody. */
  tokenOf(body: unknown): string | null;
  /** `settings` with the secret ones in clear. */
  request(token: string, settings: ReadOptions['settings']): VendorRequest | Unset;
  /** `text` may be anything at all. */
  verdict(text: string): VendorVerdict;
}

/** An event in a vendor's own list, with the body that it was to be delivered with, but for its proof. */
export interface ListedEvent {
  id: string;
  isDelivered: boolean;
  body: unknown;
}

/** How a vendor is asked for what it has not delivered. `settings` with the secret ones in clear. */
export interface CatchUp {
  /** Names of the settings without which it cannot be asked. */
  needs: readonly string[];
  /** Names of the lists that have to be gone through, one after the other. An event may be in several. */
  lists: readonly string[];
  /** Pages count from 0; one that is beyond the last is empty or an error. */
  page(settings: ReadOptions['settings'], list: string, page: number): VendorRequest | Unset;
  /** Null where the text is no such page. */
  readPage(text: string): ListedEvent[] | null;
  /** Has an event delivered again, by the usual way. */
  resend(settings: ReadOptions['settings'], id: string): VendorRequest | Unset;
}

/** One vendor: a plain object without state. Ids are compared as text; unknown kinds and fields are never an error. */
export interface Provider {
  id: string;
  name: string;
  types: readonly WebhookType[];
  /** How it can show who it is. */
  schemes: readonly CredentialScheme[];
  rules: readonly PrivacyRule[];
  /** Members of a body that hold lists, named as in a rule: XML cannot tell a list of one from what is in it. */
  lists: readonly string[];
  /** What a source of this vendor can be told besides. */
  settings: readonly { name: string; isSecret: boolean }[];
  /** In a sentence what is wrong with those of them that were given; null where nothing is. */
  faultInSettings(given: ReadOptions['settings']): string | null;
  /** Null where the vendor's API takes what a source is set up with. */
  signIn: SignIn | null;
  /** Null where the vendor cannot be asked. */
  verification: Verification | null;
  /** Null where the vendor keeps no list of what it sent. */
  catchUp: CatchUp | null;
  /** IANA zone in which times without a zone are read, unless a setting says otherwise. */
  timeZone: string;
  /** False where its bodies hold no times at all: those of arrival then count, and no zone matters. */
  sendsTimes: boolean;
  /** False where its bodies hold no labels that a process could be named by. */
  sendsLabels: boolean;
  /** False where its documentation knows no way to have it show credentials; something between it and us still may. */
  showsCredentials: boolean;
  /** The one of the credentials that the request shows, null where it shows none; always in constant time. */
  verify(headers: ShownHeaders, credentials: readonly Credential[]): Credential | null;
  /** Never throws: whatever the body holds, it is a reading. */
  read(body: unknown, options: ReadOptions): Reading;
  /** The file at that place of those that a body carries; null where it carries none there, or its bytes were removed. */
  file(body: unknown, index: number): CarriedFile | null;
  /**
   * What makes two deliveries of one subject and type the same fact: the vendor's time, or a hash of what they say.
   * `sha256` is that of the bytes that arrived, `body` what was read.
   */
  identity(fact: NewFact, sha256: Uint8Array, body: unknown): string;
  /** The exact JSON text of our answer to a delivery that was kept; null where it names no process. */
  accept(
    kept: { vendorType: string | null; processId: string | null },
    timelineUrl: (processId: string) => string,
  ): string;
  /** The same for one that is refused, also where nothing of it could be read. */
  refuse(vendorType: string | null, reason: string): string;
}
