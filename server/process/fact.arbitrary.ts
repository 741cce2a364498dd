import fc from 'fast-check';
import type { EventType } from '../../shared/event.ts';
import type { Archive, ArchivedSession, ArchivedStep, Fact, VendorTime } from './fact.ts';

const sessionTypes: readonly EventType[] = [
  'session.created',
  'session.logged_in',
  'session.loaded',
  'session.field_changed',
  'session.submitted',
  'session.expired',
  'session.deleted',
];

/** Few distinct values, so that ties, copies and contradictions are the rule. */
const time: fc.Arbitrary<VendorTime> = fc.integer({ min: 0, max: 12 }).map((step) => ({
  us: 1_700_000_000_000_000 + step * 250_000,
  raw: `2023-11-14T22:13:20+${step}`,
  ...(step === 7 && { isAmbiguous: true as const }),
}));
const sessionId = fc.constantFrom('s-a', 's-b', 's-c', 's-d');
const recipient = fc.option(
  fc.record({ id: fc.constantFrom('1', '2', null), name: fc.constantFrom('Candidate', 'מנהלת', null) }),
);
const labels = fc.dictionary(
  fc.constantFrom('k', 'position', '__proto__'),
  fc.constantFrom('x', 'y', 'צפון'),
  {
    maxKeys: 2,
  },
);
const number = fc.option(fc.constantFrom(51, 52, '00053'));

const archivedStep: fc.Arbitrary<ArchivedStep> = fc.record({
  type: fc.constantFrom<EventType>(
    'session.created',
    'session.logged_in',
    'session.loaded',
    'session.submitted',
  ),
  occurred: time,
});

const archivedSession: fc.Arbitrary<ArchivedSession> = fc.record({
  sessionId,
  transactionNumber: number,
  recipient,
  labels,
  steps: fc.uniqueArray(archivedStep, { selector: ({ type }) => type, maxLength: 4 }),
  submission: fc.record({
    template: fc.constant(null),
    device: fc.option(fc.constantFrom('mobile', 'desktop')),
    userAgent: fc.constant(null),
    ip: fc.constant(null),
    place: fc.constant(null),
  }),
});

const archive: fc.Arbitrary<Archive> = fc.record({
  author: fc.option(fc.constantFrom('dana@example.com', 'yossi@example.com')),
  sessions: fc.array(archivedSession, { maxLength: 3 }),
  signatures: fc.array(
    fc.record({
      id: fc.constantFrom('SIGNATURE1', 'SIGNATURE2'),
      signedAt: fc.option(time),
      signer: fc.constant({ id: '1', name: null }),
    }),
    { maxLength: 2 },
  ),
  payments: fc.constant([]),
  files: fc.constant([]),
});

const sessionFact = fc.record({
  type: fc.constantFrom(...sessionTypes),
  sessionId,
  transactionNumber: number,
  recipient,
  labels,
  occurred: time,
  archive: fc.constant(null),
});

const archiveFact = fc.record({
  type: fc.constant<EventType>('process.archived'),
  sessionId: fc.constant(null),
  transactionNumber: fc.constant(null),
  recipient: fc.constant(null),
  labels: fc.constant({}),
  occurred: time,
  archive,
});

/** A set of facts of one process, numbered as the log would number them on arrival. */
export const factSet: fc.Arbitrary<[Fact, ...Fact[]]> = fc
  .array(fc.oneof({ weight: 8, arbitrary: sessionFact }, { weight: 1, arbitrary: archiveFact }), {
    minLength: 1,
    maxLength: 14,
  })
  .map((drawn) => {
    const facts = drawn.map((each, index): Fact => ({
      ...each,
      vendorType: `V_${each.type}`,
      processId: 'p-1',
      processNumber: 51,
      client: null,
      request: null,
      seq: index + 1,
      deliveryId: index + 1,
      receivedAt: 1_700_000_100_000 + index,
      reconstructed: false,
    }));
    return facts as [Fact, ...Fact[]];
  });
