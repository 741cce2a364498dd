import { vendorTypes } from './vendor-types.ts';

/** The page of everything that arrived. */
export const deliveries = {
  title: 'Deliveries',
  order: 'Last arrived first',
  columns: {
    when: 'Arrived',
    source: 'Source',
    type: 'Type',
    verdict: 'What became of it',
    process: 'Process',
    size: 'Size',
  },
  filters: {
    verdict: 'Filter by what became of them',
    source: 'Source',
    all: 'All',
    stored: 'Stored',
    duplicate: 'Duplicates',
    ignored: 'Ignored',
    quarantined: 'Quarantine',
    unconfirmed: 'Not confirmed',
    allSources: 'All sources',
  },
  verdict: {
    stored: 'Stored',
    duplicate: 'Duplicate',
    ignored: 'Ignored',
    quarantined: 'Quarantined',
    unverified: 'Not confirmed yet',
    rejected: 'Rejected by the vendor',
    unproven: 'Without proof',
    dismissed: 'Rejected by hand',
    unreadable: 'Cannot be read any more',
  },
  /** What each of the filters lets through. */
  legend: {
    stored: 'Read, and on a timeline; of a vendor that is asked about each event, once it has confirmed it.',
    duplicate: 'The same event came before: linked to the first one, and counted once.',
    ignored: 'Kept, but of a type that this version shows on no timeline.',
    quarantined: 'Could not be read, and was answered so. It can be read again once the cause is mended.',
    unconfirmed: 'Nobody has said yet whether the vendor sent it: no timeline shows it until then.',
  },
  first: 'of {{id}}',
  type: vendorTypes,
  unknownType: 'Type not known',
  open: 'Delivery {{id}}, {{time}}',
  pick: 'Pick delivery {{id}}',
  pickAll: 'Pick all that are loaded',
  picked_one: '{{count}} picked',
  picked_other: '{{count}} picked',
  clear: 'Clear',
  replay: 'Read again',
  replaying: 'Reading',
  resend: 'Send again',
  hint: {
    replay: 'Reading again takes what is kept, as this version understands it.',
    resend: 'Sending again puts it through the webhook once more, as a new delivery.',
    needsProof:
      'It cannot be sent again: its source asks the vendor about each event, and what proved this one works only once.',
    waiting: 'It cannot be sent again: it waits for the vendor to be asked whether it sent it.',
  },
  sent: {
    kept: 'It came again and was answered with {{status}}.',
    refused: 'It was refused with {{status}}, and not kept: {{reason}}',
    open: 'Open delivery {{id}}',
  },
  decision: {
    accept: 'Accept it',
    accepting: 'Accepting',
    dismiss: 'Reject it',
    hint: {
      unverified:
        'The vendor has not confirmed yet that it sent this, so no timeline shows it. If you know that it is genuine you can accept it; that cannot be taken back. It is asked for a day; after that only you can decide.',
      rejected:
        'The vendor said that it did not send this, or that somebody had asked about it before. Accept it only if you know better; that cannot be taken back.',
      unproven:
        'There is no token by which the vendor could be asked about it, so no timeline shows it. If you know that it is genuine you can accept it; that cannot be taken back.',
      dismissed: 'Somebody decided here that it is not genuine. It can still be accepted.',
    },
    unasked:
      'The vendor is not asked whether it sent this: settings of its source are missing. Once they are entered it is asked, up to a day after this arrived. If you know that it is genuine you can accept it; that cannot be taken back.',
    settings: 'Open the settings',
    accepted: 'Accepted: it is on its timeline now.',
    known: 'Accepted: its timeline knew it already.',
    unreadable: 'Accepted, but it cannot be read: {{reason}}',
    dismissed: 'Rejected: no timeline will show it.',
  },
  toProcess: 'Open the process',
  replayed: {
    none: 'There was nothing to read again.',
    read_one: '{{count}} was read: what it says is on its timeline now.',
    read_other: '{{count}} were read: what they say is on their timelines now.',
    known_one: '{{count}} had been read already.',
    known_other: '{{count}} had been read already.',
    held_one:
      '{{count}} waits to be confirmed by its vendor or by a person; no timeline shows it until then.',
    held_other:
      '{{count}} wait to be confirmed by their vendor or by a person; no timeline shows them until then.',
    ignored_one: '{{count}} is of a type that this version shows on no timeline.',
    ignored_other: '{{count}} are of types that this version shows on no timeline.',
    unreadable_one: '{{count}} still cannot be read.',
    unreadable_other: '{{count}} still cannot be read.',
    erased_one: '{{count}} was erased in the meantime.',
    erased_other: '{{count}} were erased in the meantime.',
  },
  quarantine: {
    title: 'What could not be read waits here',
    explain:
      'Each row says why, as the vendor was told. A body that is no JSON or XML is kept as it arrived, but for thirty days only, since nothing private could be taken out of it. Once the cause is mended here, read it again: what can be read then takes its place on the timeline, however late.',
    replay: 'Read all quarantined again',
  },
  waiting: {
    new_one: '{{count}} new',
    new_other: '{{count}} new',
    many: 'Many new',
  },
  empty: {
    title: 'Nothing has arrived yet',
    explain:
      'Every request that a vendor sends here is listed, whatever it holds. Paste this address into its webhook settings and press Test there.',
  },
  calm: {
    title: 'Nothing is in quarantine',
    explain: 'Everything that arrived could be read.',
  },
  nothing: {
    title: 'Nothing of that kind',
    explain: 'No delivery fits this filter.',
  },
  showAll: 'Show all deliveries',
  failed: { title: 'The deliveries could not be loaded', retry: 'Try again' },
} as const;
