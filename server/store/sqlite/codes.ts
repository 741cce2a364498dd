import { type EventType, eventTypes } from '../../../shared/event.ts';
import { type Verdict, type Verification, verdicts, verifications } from '../../../shared/delivery.ts';
import { type ProcessState, processStates } from '../../../shared/states.ts';
import type { TermKind } from '../../search/search-terms.ts';

/**
 * Closed lists are stored as their place in the list. Therefore the lists in `shared` only ever grow at the end;
 * a test holds the numbers that databases out there contain.
 */
function codec<T extends string>(names: readonly T[]) {
  return {
    code(name: T): number {
      return names.indexOf(name);
    },
    name(code: number): T {
      const name = names[code];
      if (name === undefined) throw new Error(`code ${code} is from a newer version of this program`);
      return name;
    },
  };
}

export const eventTypeCode = codec<EventType>(eventTypes);
export const verdictCode = codec<Verdict>(verdicts);
export const stateCode = codec<ProcessState>(processStates);

/**
 * What an entry of the log is: a delivery, one whose event waits to be released, what was read from an earlier one again,
 * or the number at which a test process was removed, or a process closed or opened by a person. The first two are shown.
 */
export const entryKind = { delivery: 0, held: 1, replay: 2, removal: 3, closing: 4 } as const;

/** `copy`: nobody was asked, since one that says the same was verified. `parked`: it cannot be told yet what it says. */
export const verificationCode = codec<Verification | 'copy' | 'parked'>([...verifications, 'copy', 'parked']);

/** What kind of number or id a row of `identifiers` holds. `parent`: the id of the process that it was made from. */
export const identifierKind = {
  transaction: 0,
  processNumber: 1,
  session: 2,
  parent: 3,
  document: 4,
} as const;

/** What kind of text a row of `terms` holds; triggers index `textKinds` for substrings. */
export const termKind = {
  label: 0,
  station: 1,
  holder: 2,
  labelKey: 3,
  recipientId: 4,
  template: 5,
  author: 6,
  trait: 7,
} as const satisfies Record<TermKind, number>;

/**
 * What a row of `tallies` counts. The hours come first, so that the newest of them lies beside the types.
 * `quarantinedType`: how many of a type could not be read when they came.
 */
export const tallyKind = { hour: 0, vendorType: 1, quarantinedType: 2 } as const;
