import { z } from 'zod';
import { shownText, withoutTurns } from './shown-text.ts';
import { processState, stationState } from './states.ts';

/** ISO 8601 in UTC with exactly three decimals and `Z`: `2025-01-26T06:49:33.626Z`. */
export const isoTime = z.iso.datetime({ precision: 3 });

/** Free keys and values that the customer attached; vendor text, hostile until escaped. */
export type Labels = Record<string, string>;
/** Not `z.record`: that drops the key `__proto__`, which a vendor may send and a person must see. */
export const labels = z
  .custom<Labels>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      Object.values(value).every((each) => typeof each === 'string'),
  )
  .overwrite((told) =>
    Object.fromEntries(Object.entries(told).map(([key, value]) => [withoutTurns(key), withoutTurns(value)])),
  );

/** A number that people read out: an integer where the vendor wrote one, else its text (`00053` keeps its zeros). */
export const humanNumber = z.union([z.number().int(), shownText]);
export type HumanNumber = z.infer<typeof humanNumber>;

const sessionFields = {
  sessionId: z.string(),
  transactionNumber: humanNumber.nullable(),
  createdAt: isoTime.nullable(),
  loggedInAt: isoTime.nullable(),
  loadedAt: isoTime.nullable(),
  submittedAt: isoTime.nullable(),
  expiredAt: isoTime.nullable(),
  deletedAt: isoTime.nullable(),
};

/** One form sent to one recipient. A time is null while its event is not known. */
export const session = z.object({
  ...sessionFields,
  state: stationState,
  /** Logins seen: how often the recipient opened the link. */
  visits: z.number().int(),
  /** Changes of form fields seen, where the vendor tells them. */
  activity: z.number().int(),
  /** True where a time of this session is known from the archive alone. */
  reconstructed: z.boolean(),
});
export type Session = z.infer<typeof session>;

/**
 * One stop on the line: a recipient with every session sent to it, oldest first.
 * The flat session fields are those of the newest one.
 */
export const station = z.object({
  name: shownText,
  /** The vendor's id of the recipient, as text; null where its sessions name none. */
  recipientId: z.string().nullable(),
  state: stationState,
  ...sessionFields,
  sessions: z.array(session),
  visits: z.number().int(),
  activity: z.number().int(),
});
export type Station = z.infer<typeof station>;

/** A whole process as lists, pages and the live view get it: small, self-contained, replaced as one. */
export const process = z.object({
  processId: z.string(),
  provider: z.string(),
  source: z.string(),
  workflow: shownText,
  processNumber: humanNumber.nullable(),
  title: shownText,
  state: processState,
  stations: z.array(station),
  labels,
  /** The vendor's user who started it, the forms, and the documents by id, hash or name: as far as they are told. */
  author: shownText.nullable(),
  templates: z.array(shownText),
  documents: z.array(shownText),
  startedAt: isoTime,
  lastEventAt: isoTime,
  completedAt: isoTime.nullable(),
  /** When it is late: where it stands now it has then been for longer than 9 of 10 were. Null where that is not known. */
  dueAt: isoTime.nullable(),
  /** When it is quiet: silent for longer than any of its workflow was that completed. Null where that is not known. */
  quietAt: isoTime.nullable(),
  /** When a person closed it; null unless it is `closed`. */
  closedAt: isoTime.nullable(),
  isTest: z.boolean(),
  /** When the newest event of a test arrived: the vendor's times in it are those of its sample. Null of all others. */
  testedAt: isoTime.nullable(),
  /** True for a request for signatures: nobody fills in a form, nothing is archived, and times are those of arrival. */
  isRequest: z.boolean(),
  /** Id of the process that this one was made from; null for nearly all. */
  parentId: z.string().nullable(),
  /** Number of the newest event in it, or at which a person closed or opened it. Of two snapshots of one process the higher one wins. */
  seq: z.number().int(),
});
export type Process = z.infer<typeof process>;
