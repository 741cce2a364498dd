import type { Counts } from '../../shared/api.ts';
import type { Delivery, DeliveryDetail } from '../../shared/delivery.ts';
import type { Limits } from '../../shared/limits.ts';
import type { Process } from '../../shared/process.ts';
import type { Usual } from '../../shared/workflow.ts';
import type { NewView, View, ViewChange } from '../../shared/view.ts';
import type { Fact } from '../process/fact.ts';
import type { FoldContext } from '../process/fold.ts';
import type { FoldedProcess } from '../process/folded.ts';
import type { Filter } from '../search/filter.ts';
import type {
  AgeSpan,
  DeliveryQuery,
  Json,
  KnownTerm,
  ProcessQuery,
  Standing,
  StandingQuery,
  TermQuery,
} from './queries.ts';
import type {
  BusyHour,
  NewSource,
  SeenType,
  Source,
  SourceChange,
  SourceCredential,
  ToldTime,
} from './source.ts';
import type { KeptDelivery, NewDelivery, Reread, Told } from './delivery.ts';
import type { Decision, DueVerification, NewVerification, Settlement } from './verification.ts';

/** What holds for the whole server. */
export interface Settings {
  /** Whether an authorised delivery to an unknown address makes a source of it. Set by people. */
  createSourcesByDelivery: boolean;
  /** Whether any source ever had credentials, also where they or the source are gone. Never taken back. */
  hasAskedForCredentials: boolean;
  /** How often the addresses of all feeds were made new. */
  feedRound: number;
}

/** What the log means. Handed in, so that a store knows neither vendors nor stations. */
export interface Interpreter {
  /** What a stored delivery says; null where nothing is read from it any more. */
  /** `body` is what is kept of it, `sha256` that of what arrived. */
  read(delivery: { source: Source; body: Uint8Array; sha256: Uint8Array }): Told | null;
  fold(context: FoldContext, facts: readonly [Fact, ...Fact[]]): FoldedProcess;
}

/** How much to project at a time. */
export interface Pace {
  /** Events that are folded together: the more, the fewer times a busy process is folded. */
  events: number;
  /** Time after which the step ends, whatever is left. */
  milliseconds: number;
}

/** A process's facts with what its source adds: all that the fold needs. */
export interface ProcessLog {
  context: FoldContext;
  facts: [Fact, ...Fact[]];
}

/** Where the log ends and how far it can be read: a delivery is readable once the projections hold it. */
export interface Position {
  /** Number of the last delivery. */
  last: number;
  /** Number of the last delivery that the projections hold. */
  projected: number;
  /** Number of the last event among them: copies and what says nothing are deliveries but no events. */
  lastEvent: number;
}

/** Thrown where a cursor was not made by this list. */
export class BadCursorError extends Error {
  override name = 'BadCursorError';
}

/**
 * Everything that is kept. Each verb is whole and atomic: it happened entirely or not at all, and what it
 * resolved to is durable. A rejected promise means that nothing was stored.
 */
export interface Store {
  /**
   * The source at this address, a deleted one too, made with `workflow` where there is none; null where `create` is
   * null and none exists.
   */
  source(
    provider: string,
    slug: string,
    create: { workflow: string; at: number } | null,
  ): Promise<Source | null>;
  /** The source at this address, made or brought to these settings: for those that are given at each start. */
  saveSource(source: NewSource, at: number): Promise<Source>;
  /** Null where there is one at this address, even a deleted one that brought something. */
  makeSource(source: NewSource, at: number): Promise<Source | null>;
  /**
   * Resolves to the source as it is then; null where there is none of that number. A new name reaches the processes
   * that are there by and by, see `refold`.
   */
  changeSource(id: number, change: SourceChange): Promise<Source | null>;
  /** With its credentials and sealed settings. One that never got a delivery is gone then. False where there is none. */
  deleteSource(id: number, at: number): Promise<boolean>;
  /** In the order in which they were made, deleted ones too. */
  sources(): Promise<Source[]>;
  /** Null where the source is gone or has `mostCredentials`. */
  addCredential(
    source: number,
    credential: Omit<SourceCredential, 'id'>,
    mostCredentials: number,
  ): Promise<SourceCredential | null>;
  /** False where the source has none of that number. */
  dropCredential(source: number, id: number): Promise<boolean>;

  /** In their order. */
  views(): Promise<View[]>;
  /** Null where there are `most` of them. */
  addView(view: NewView, most: number): Promise<View | null>;
  /** Null where there is none of that number. */
  changeView(id: number, change: ViewChange): Promise<View | null>;
  /** False where there is none of that number. */
  removeView(id: number): Promise<boolean>;

  settings(): Promise<Settings>;
  changeSettings(change: Partial<Pick<Settings, 'createSourcesByDelivery'>>): Promise<Settings>;
  /** Begins a new round of feed addresses. */
  renewFeeds(): Promise<void>;

  /** What a source brought, last seen first. */
  seenTypes(source: number, limit: number): Promise<SeenType[]>;
  /** Those from an hour on in which the source brought anything, oldest first. */
  busyHours(source: number, from: number): Promise<BusyHour[]>;
  /** Of the newest processes of a source, newest first: vendor times as they were told, where they were. */
  toldTimes(source: number, limit: number): Promise<ToldTime[]>;

  /** Appends in the given order, all in one durable commit. Resolves to their numbers, in the same order. */
  append(deliveries: readonly NewDelivery[]): Promise<number[]>;

  /** Null where there is no delivery of that number. */
  kept(id: number): Promise<KeptDelivery | null>;
  /**
   * Appends what was read again as new entries of the log, which have numbers but are no deliveries of their own, in one
   * durable commit. Resolves to their numbers in the same order; null for a delivery that is read already.
   */
  replay(rereads: readonly Reread[], at: number): Promise<(number | null)[]>;
  /** Erases some of the raw bodies that arrived before that moment, beyond recovery from our files. True where there may be more. */
  eraseRaw(before: number): Promise<boolean>;
  /**
   * Removes a test process, for good also where the projections are made anew: what came for it until now counts as
   * nothing. What comes later makes it appear again.
   */
  removeTest(
    processId: string,
    source: string | null,
    at: number,
  ): Promise<'removed' | 'not_found' | 'not_a_test'>;
  /** The same for a test whose newest event arrived before that moment. True where there may be more of them. */
  removeOldTest(before: number, at: number): Promise<boolean>;
  /**
   * Closes a process under way by hand, or opens it again; for good also where the projections are made anew. What comes
   * for it later opens it too. Where it is so already, nothing happens.
   */
  setClosed(
    processId: string,
    source: string | null,
    isClosed: boolean,
    at: number,
    fold: Interpreter['fold'],
  ): Promise<'done' | 'not_found' | 'not_under_way'>;
  /** Processes that were removed after `seq` and have not appeared again, with the number at which that became readable. */
  removedAfter(seq: number): Promise<{ seq: number; processId: string }[]>;
  /**
   * Notes that the vendor is to be asked about a delivery that is kept already, before what it says may count. Changes
   * nothing where that was noted before; a token that came with it and waits since is used. True where there is one.
   */
  holdBack(id: number, source: Source, verification: NewVerification, at: number): Promise<boolean>;
  /**
   * Deliveries about which their vendors are to be asked at that moment (epoch milliseconds), oldest first. One that
   * says the same as an earlier one waits until that one is settled.
   */
  dueVerifications(at: number, limit: number): Promise<DueVerification[]>;
  /** Notes that the vendor is asked now, before it is: an answer may be lost, and a token works only once. */
  beginVerification(delivery: number, nextAt: number): Promise<void>;
  /** Moves the next try, where the vendor said when. */
  delayVerification(delivery: number, nextAt: number): Promise<void>;
  /**
   * Keeps the answer and erases the token, of which `tidy` then clears the remains. What a person decided in the
   * meantime stays.
   */
  settleVerification(delivery: number, settlement: Settlement, at: number): Promise<void>;
  /** Keeps what a person decided. False where there is nothing to decide: nobody is asked about it, or it counts already. */
  decideVerification(delivery: number, decision: Decision, at: number): Promise<boolean>;
  /** Erases the tokens of deliveries that arrived before that moment: nobody will ask any more. Resolves to their number. */
  expireVerifications(before: number): Promise<number>;
  /** Deliveries that were verified or accepted and have not been released, oldest first, but for those with a fault. */
  unreleased(limit: number): Promise<number[]>;
  /** To be called once what it says counts, with null; or where it cannot, with the reason, which is shown until it does. */
  noteReleased(delivery: number, fault: string | null): Promise<void>;

  /** Whether a source has told that before, shown or still held. */
  hasTold(source: number, told: Told): Promise<boolean>;

  /** Takes one step in bringing the projections up to date. Resolves to the deliveries left. */
  project(interpreter: Interpreter, pace: Pace): Promise<{ projected: number; left: number }>;
  /**
   * Folds some of those processes again whose source has got another name or title label since. Resolves to whether
   * it did: where it did not, none is left. Nothing of it is lost by a kill.
   */
  refold(fold: Interpreter['fold'], milliseconds: number): Promise<boolean>;
  /**
   * Learns what is usual in workflows that changed, and tells it to their processes under way, a little at a time. `at` in
   * epoch milliseconds. `changed` are late or quiet at another time since, which is no event. `hasMore` is false where
   * there was nothing to do.
   */
  learn(at: number, milliseconds: number): Promise<{ hasMore: boolean; changed: Process[] }>;
  /** Forgets every projection; `project` then makes them anew from the log. */
  forgetProjections(): Promise<void>;
  position(): Promise<Position>;

  /** The newest process of that id, or the one of the source with that slug. */
  process(processId: string, source: string | null): Promise<Process | null>;
  /** Those that were made from it, in the order in which they came to be known; the first 200. */
  children(processId: string, source: string | null): Promise<Process[]>;
  /**
   * A page may be short, or empty, though there is more: where no index tells what will match, only so many are looked at
   * as never make anybody wait, and the cursor leads on.
   */
  processes(query: ProcessQuery): Promise<{ items: Process[]; nextCursor: string | null }>;
  /** The same for whoever only hands it on. */
  processesJson(query: ProcessQuery): Promise<{ items: Json[]; nextCursor: string | null }>;
  /** And with the counters above it, as `counts` gives them of what the search finds in any state. */
  page(
    query: ProcessQuery,
    cap: number,
  ): Promise<{ items: Json[]; nextCursor: string | null; counts: Counts; capped: boolean }>;
  /**
   * Per state, and how many of them are late or quiet at that moment. Searches are counted up to `cap` matches;
   * everything, and single workflows, always exactly.
   */
  counts(filter: Filter, cap: number, at: number): Promise<{ counts: Counts; capped: boolean }>;
  /**
   * The first `limit` of them, counted up to `cap`. Of a large workflow only as many are looked at as never make anybody
   * wait.
   */
  standing(query: StandingQuery): Promise<Standing>;
  /**
   * Readable snapshots changed after `seq`, oldest change first. Some more than `limit` where the last ones changed by
   * the same event.
   */
  processesAfter(seq: number, limit: number): Promise<Process[]>;
  /** The same, with those that the projections are at work on: beyond `position`, and in no order among each other. */
  touchedAfter(seq: number, limit: number): Promise<Process[]>;
  /** By which processes are found, the commonest first. Of a key with thousands of texts, what is common lately. */
  knownTerms(query: TermQuery): Promise<KnownTerm[]>;
  /** Processes one of whose clocks lies in one of the spans, both ends included, in epoch milliseconds. */
  aged(spans: readonly AgeSpan[], limit: number): Promise<Process[]>;
  /** Processes that became late or quiet after one moment and up to another, in epoch milliseconds. */
  turned(after: number, upTo: number, limit: number): Promise<Process[]>;
  workflows(): Promise<{ workflow: string; processes: number }[]>;
  /** What was learned of a workflow; without samples where nothing was. */
  usual(workflow: string): Promise<Usual>;
  /** By what the processes of a workflow are late or quiet; null where nothing was learned. */
  limits(workflow: string): Promise<Limits | null>;

  /**
   * As of a number of the log where one is given, but for what is of the source (its names), and for what was made from
   * it, which stands as of now. Null where there is nothing of it by then; what was removed is gone from the past too.
   */
  log(processId: string, source: string | null, upTo?: number): Promise<ProcessLog | null>;
  /** Readable facts after `seq` in log order. */
  factsAfter(seq: number, limit: number): Promise<Fact[]>;

  deliveries(query: DeliveryQuery): Promise<Delivery[]>;
  delivery(
    id: number,
  ): Promise<Omit<DeliveryDetail, 'body' | 'bodyTruncated' | 'needsProof' | 'unaskedBy'> | null>;
  /** Numbers of the deliveries that told one of these events again, from the first on; `events` are numbers of the log. */
  copies(events: readonly number[], limit: number): Promise<number[]>;
  /** What is kept of a body. Null where there is no such delivery, or its body was erased or damaged. */
  body(id: number): Promise<Uint8Array | null>;

  /** Does a little of what nobody waits for, such as giving back space. Resolves to whether there is more of it. */
  tidy(): Promise<boolean>;

  /** Resolves where a commit is possible right now; rejects with the reason otherwise. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The part of a store that tells how processes stood, over a connection of its own: for another thread. Names of sources
 * and what is usual are those of when it was opened.
 */
export type StoreReader = Pick<
  Store,
  'position' | 'processes' | 'touchedAfter' | 'children' | 'limits' | 'log' | 'close'
>;
