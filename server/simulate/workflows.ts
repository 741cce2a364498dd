import { address, fullName, hebrewName } from './people.ts';
import type { Random } from './random.ts';

const minute = 60_000;
const hour = 60 * minute;

/** One recipient of a workflow. Times are medians in milliseconds; real ones scatter around them. */
export interface Stop {
  name: string;
  /** Staff acts in office hours from a desk; everybody else in waking hours, mostly from a phone. */
  isStaff: boolean;
  opensAfter: number;
  fillsFor: number;
}

export interface Workflow {
  /** Last segment of the webhook address. */
  slug: string;
  name: string;
  /** The label that tells one process from another for a person. */
  titleLabel: string;
  /** Share of all processes that are of this kind. */
  share: number;
  stops: readonly [Stop, ...Stop[]];
  archivesAfter: number;
  labels: (random: Random) => Record<string, string>;
}

const outside = (name: string, opensAfter: number, fillsFor: number): Stop => ({
  name,
  isStaff: false,
  opensAfter,
  fillsFor,
});
const staff = (name: string, opensAfter: number, fillsFor: number): Stop => ({
  name,
  isStaff: true,
  opensAfter,
  fillsFor,
});

export const workflows: readonly [Workflow, ...Workflow[]] = [
  {
    slug: 'recruitment',
    name: 'Recruitment',
    titleLabel: 'candidate',
    share: 0.5,
    stops: [
      outside('Candidate', 25 * minute, 4 * minute),
      staff('Manager', 2.5 * hour, 6 * minute),
      staff('HR', 4 * hour, 14 * minute),
    ],
    archivesAfter: 2 * minute,
    labels: (random) => ({
      CUSTOMER_TAG: random.pick(['north', 'centre', 'south']),
      position: random.pick(['nurse', 'cook', 'driver']),
      candidate: fullName(random),
    }),
  },
  {
    slug: 'giyus',
    name: 'גיוס',
    titleLabel: 'מועמד',
    share: 0.12,
    stops: [
      outside('מועמד/ת', 20 * minute, 4 * minute),
      staff('מנהל/ת', 2 * hour, 6 * minute),
      staff('משאבי אנוש', 3 * hour, 12 * minute),
    ],
    archivesAfter: 2 * minute,
    labels: (random) => ({
      CUSTOMER_TAG: random.pick(['צפון', 'מרכז', 'דרום']),
      תפקיד: random.pick(['אח/ות', 'טבח/ית', 'נהג/ת']),
      מועמד: hebrewName(random),
    }),
  },
  {
    slug: 'account-opening',
    name: 'Account opening',
    titleLabel: 'account',
    share: 0.26,
    stops: [outside('Client', 8 * minute, 6 * minute), staff('Branch', 35 * minute, 9 * minute)],
    archivesAfter: minute,
    labels: (random) => ({
      BRANCH: random.pick(['021', '044', '107', '112', '350']),
      account: String(random.whole(1000, 9999)),
      client: fullName(random),
    }),
  },
  {
    slug: 'lease-renewal',
    name: 'Lease renewal',
    titleLabel: 'property',
    share: 0.12,
    stops: [
      outside('Tenant', 5 * hour, 8 * minute),
      outside('Guarantor', 9 * hour, 7 * minute),
      outside('Owner', 12 * hour, 5 * minute),
      staff('Agent', 2 * hour, 11 * minute),
    ],
    archivesAfter: 4 * minute,
    labels: (random) => ({
      UNIT: `${random.whole(1, 24)}${random.pick(['', 'A', 'B'])}`,
      property: address(random),
    }),
  },
];
