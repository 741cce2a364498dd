import { z } from 'zod';
import { isoTime } from './process.ts';

/** How a delivery may show that it comes from the vendor. `oauth`: the vendor fetches a token here first. */
export const credentialSchemes = ['basic', 'header', 'bearer', 'oauth'] as const;
export const credentialScheme = z.enum(credentialSchemes);
export type CredentialScheme = z.infer<typeof credentialScheme>;

/** A vendor's archive carries its files as base64: this is the largest body that is read. */
export const mostMegabytes = 30;

/** So many credentials a source may have at once: the old one and the one that replaces it. */
export const mostCredentials = 2;

/** What is shown of a credential; its secret is told once, when it is made. */
export const credential = z.object({
  id: z.number().int(),
  scheme: credentialScheme,
  /** The user, the name of the header or the client id; null where the scheme has none. */
  name: z.string().nullable(),
  /** The last characters of the secret, to tell two apart. */
  ending: z.string(),
  createdAt: isoTime,
  /** When a delivery last showed it; null where none has since the server was started. */
  lastUsedAt: isoTime.nullable(),
});
export type Credential = z.infer<typeof credential>;

/** A paused source refuses what comes with 503; a deleted one with 404. What they brought stays. */
export const sourceStates = ['active', 'paused', 'deleted'] as const;
export const sourceState = z.enum(sourceStates);
export type SourceState = z.infer<typeof sourceState>;

/**
 * What deliveries of a source have to show: its own credentials, those of WEBHOOK_AUTH, or nothing. `closed`: it was
 * restored without the credentials it had, and takes nothing until it gets some or a person opens it.
 */
export const sourceAccess = z.enum(['own', 'shared', 'open', 'closed']);
export type SourceAccess = z.infer<typeof sourceAccess>;

/**
 * Who makes a source of an unknown address by delivering to it: whoever shows the credentials of WEBHOOK_AUTH, anybody,
 * or nobody, since there are none of those and sources ask for their own, or did at any time.
 */
export const newAddresses = z.enum(['shared', 'open', 'protected']);
export type NewAddresses = z.infer<typeof newAddresses>;

/**
 * Why a request was refused before it became a delivery that could be looked at. Its credentials: `missing`, another
 * `user`, the right user with another `password`, a `header` of another value, an unknown `token`, an unknown `scheme`.
 * Where a token was asked for: another `client`, the right one with another `secret`, `noClient` where the source has
 * none, `guesses` where too many were wrong. The source: `closed`. The request: from a web `page`, `tooLarge`, of a
 * `mediaType` that is not read, one large body too many at a time (`busy`), or a body that is `unreadable`.
 */
export const refusalCauses = [
  'missing',
  'user',
  'password',
  'header',
  'token',
  'scheme',
  'client',
  'secret',
  'noClient',
  'guesses',
  'closed',
  'page',
  'tooLarge',
  'mediaType',
  'busy',
  'unreadable',
] as const;
export const refusalCause = z.enum(refusalCauses);
export type RefusalCause = z.infer<typeof refusalCause>;

/** The last request that was refused, kept in memory only. */
export const refusal = z.object({
  at: isoTime,
  why: refusalCause,
  /** In the vendor's words: `Basic`, `Bearer`, the name of the header that came; null where none was shown. */
  scheme: z.string().nullable(),
  user: z.string().nullable(),
  /** Of an `unreadable` one, as its vendor was told; null of all others. */
  reason: z.string().nullable(),
});
export type Refusal = z.infer<typeof refusal>;

/** What a source has brought of one vendor type; tests count, copies do too. */
export const seenType = z.object({
  vendorType: z.string(),
  count: z.number().int(),
  /** Those of them that could not be read when they came, whatever became of them since. */
  quarantined: z.number().int(),
  lastAt: isoTime,
});
export type SeenType = z.infer<typeof seenType>;

/** How far vendor times lie from arrival, over the newest events. Milliseconds; positive where they arrive after their time. */
export const clockCheck = z.object({
  samples: z.number().int(),
  median: z.number(),
  /** A zone by which they would fit, where they are off by whole or half hours; null where they fit or nothing does. */
  proposal: z.string().nullable(),
});
export type ClockCheck = z.infer<typeof clockCheck>;

/** A source that usually speaks at this hour and does not. */
export const silence = z.object({
  /** When it last brought something. */
  since: isoTime,
  /** The longest it has been quiet at such hours before, in milliseconds. */
  usual: z.number(),
});

/**
 * Since when a vendor that is to be asked about deliveries gives no answer that says anything (`silent`), or does not
 * take the secret it is asked with (`refused`). In memory only.
 */
export const vendorTrouble = z.object({
  kind: z.enum(['silent', 'refused']),
  since: isoTime,
  lastAt: isoTime,
  /** In a few technical words, such as `ECONNREFUSED` or `HTTP 401`. */
  cause: z.string(),
});

/** One webhook address of ours. */
export const source = z.object({
  id: z.number().int(),
  provider: z.string(),
  /** The last part of the address. */
  slug: z.string(),
  state: sourceState,
  workflow: z.string(),
  /** The label whose value names a process; null where none was chosen. */
  titleLabel: z.string().nullable(),
  /** Its own; null where the setting or the vendor's applies, which `zone` then is. */
  timeZone: z.string().nullable(),
  zone: z.string(),
  /** Ids of the privacy rules that it is exempt from: what they would remove is kept. */
  keeps: z.array(z.string()),
  /** Settings that its vendor alone has, such as an application's id; never a secret. */
  vendor: z.record(z.string(), z.string()),
  /** Names of the vendor settings that are secret and set. */
  sealed: z.array(z.string()),
  createdAt: isoTime,
  /** Addresses to paste. `tokenUrl` serves the scheme `oauth`; null where the vendor knows no such thing. */
  url: z.string(),
  tokenUrl: z.string().nullable(),
  credentials: z.array(credential),
  access: sourceAccess,
  /** What counts once the last of its own credentials is removed. */
  accessWithoutOwn: z.enum(['shared', 'open']),
  types: z.array(seenType),
  lastRefusal: refusal.nullable(),
  /** Deliveries that were refused since it was paused, as far as this server was running; null where it is not paused. */
  refusedWhilePaused: z.number().int().nullable(),
  vendorTrouble: vendorTrouble.nullable(),
  clock: clockCheck.nullable(),
  silence: silence.nullable(),
});
export type Source = z.infer<typeof source>;

export const sourceList = z.object({
  items: z.array(source),
  /** Whether an authorised delivery to an unknown address makes a source of it. */
  createByDelivery: z.boolean(),
  newAddresses,
});
export type SourceList = z.infer<typeof sourceList>;
export const sourceAnswer = z.object({ source });

/** What is set for the whole server. */
export const settings = z.object({ createSourcesByDelivery: z.boolean() });
/** Why fetching from a vendor ended early. */
export const catchUpFaults = [
  /** The vendor does not take the credentials. */
  'refused',
  /** What is set does not suffice to ask it. */
  'settings',
  'unreachable',
  /** Its list is none that we know. */
  'unreadable',
  'not_resent',
  /** There is more than is asked for at once. */
  'more',
  /** A fault of ours. */
  'internal',
] as const;
/** How far somebody has come with fetching what never arrived here, or came the last time. */
export const catchUp = z.object({
  isRunning: z.boolean(),
  /** Events that the vendor has not delivered, as far as they concern a process. */
  failed: z.number().int(),
  /** Those of them that are here all the same. */
  known: z.number().int(),
  /** Those that the vendor was asked to send again: they come as deliveries like all others. */
  resent: z.number().int(),
  /** Null where it did not end early. */
  fault: z
    .object({
      code: z.enum(catchUpFaults),
      /** What the vendor answered with, such as `HTTP 401`; null where it did not. */
      answer: z.string().nullable(),
      /** Names of the settings that are missing or cannot serve; empty where it is not for them. */
      settings: z.array(z.string()),
    })
    .nullable(),
});
export type CatchUp = z.infer<typeof catchUp>;
/** Null where nobody has tried since this server was started. */
export const catchUpAnswer = z.object({ catchUp: catchUp.nullable() });

const name = z.string().trim().min(1).max(200);
const zoneName = z.string().max(100).nullable();
const changeable = {
  workflow: name,
  titleLabel: name.nullable(),
  timeZone: zoneName,
  keeps: z.array(z.string().max(50)).max(50),
  /** A secret one is sealed; null takes it away. */
  vendor: z.record(z.string().max(50), z.string().max(2000).nullable()),
};
/** Letters and digits of any script, dots, dashes and underscores. */
export const slugPattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,63}$/u;
/** Of the source whose address needs none. */
export const defaultSlug = 'default';
/** Behind the address of a source, this is where it fetches its tokens. */
export const tokenSlug = 'token';
export const newSource = z.object({
  provider: z.string(),
  slug: z
    .string()
    .normalize('NFC')
    .regex(slugPattern)
    .refine((slug) => slug !== tokenSlug),
  ...changeable,
  titleLabel: changeable.titleLabel.default(null),
  timeZone: changeable.timeZone.default(null),
  keeps: changeable.keeps.default([]),
  vendor: changeable.vendor.default({}),
});
export type NewSource = z.input<typeof newSource>;
export const sourceChange = z
  .object({
    ...changeable,
    state: z.enum(['active', 'paused']),
    /** Opens one that is closed. */
    needsCredentials: z.literal(false),
  })
  .partial();
export type SourceChange = z.infer<typeof sourceChange>;

/** What can be the name of a header for credentials, and which say something else already. */
export const headerNamePattern = /^[\w!#$%&'*+.^`|~-]+$/u;
export const takenHeaderPattern =
  /^(?:accept|connection|content-.*|expect|host|origin|te|transfer-encoding|upgrade|user-agent)$/iu;
/** What can be the name of a user or a client: all but what ends it. */
export const userNamePattern = /^[^:\p{Cc}]+$/u;
/** Asks for a credential whose secret is made here. */
export const newCredential = z.object({
  scheme: credentialScheme,
  name: z.string().trim().max(100).nullable().default(null),
});
export type NewCredential = z.input<typeof newCredential>;
/** The one time that the secret is told. */
export const credentialAnswer = z.object({ credential, secret: z.string() });
export type CredentialAnswer = z.infer<typeof credentialAnswer>;

/** What the pages know of a vendor. */
export const provider = z.object({
  id: z.string(),
  name: z.string(),
  /** Zone in which its times are read where a source has none of its own. */
  zone: z.string(),
  /** False where it sends no times at all, so that no zone matters. */
  sendsTimes: z.boolean(),
  /** False where its bodies hold no labels that a process could be named by. */
  sendsLabels: z.boolean(),
  /** False where its documentation knows no way to have it show credentials. */
  showsCredentials: z.boolean(),
  /** What it can send. `isSetUp`: a webhook of its own in the vendor's settings, in the order in which they are set up. */
  types: z.array(z.object({ vendorType: z.string(), name: z.string(), isSetUp: z.boolean() })),
  schemes: z.array(credentialScheme),
  /** What is removed from its bodies before they are stored. `isAlways`: no source can be exempt. */
  rules: z.array(z.object({ id: z.string(), paths: z.array(z.string()), isAlways: z.boolean() })),
  settings: z.array(z.object({ name: z.string(), isSecret: z.boolean() })),
  /** The settings without which nobody can ask it whether it sent a delivery; null where it cannot be asked. */
  verificationNeeds: z.array(z.string()).nullable(),
  /** The settings without which nobody can ask it for what never arrived; null where it keeps no list of that. */
  catchUpNeeds: z.array(z.string()).nullable(),
});
export type Provider = z.infer<typeof provider>;
export const providerList = z.object({ items: z.array(provider) });
