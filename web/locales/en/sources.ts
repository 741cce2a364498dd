import { catchUp } from './catch-up.ts';
import { credentials } from './credentials.ts';
import { refusal } from './refusal.ts';
import { vendor } from './vendor-settings.ts';

/** The pages about sources: the webhook addresses, what they expect and what they have brought. */
export const sources = {
  title: 'Sources',
  where: 'Where you are',
  loading: 'Loading the sources',
  intro: 'Each source is one webhook address: a kind of process, with credentials of its own.',
  add: 'New source',
  empty: {
    title: 'No source yet',
    explain:
      'A source is a webhook address for one kind of process. Make one, paste its values at your vendor, and watch each webhook arrive.',
  },
  failed: { title: 'The sources could not be loaded', retry: 'Try again' },
  notFound: {
    title: 'No such source',
    explain: 'It may have been deleted before it brought anything.',
    back: 'All sources',
  },
  columns: { workflow: 'Workflow', address: 'Address', state: 'State', last: 'Last delivery' },
  state: { active: 'Active', paused: 'Paused', deleted: 'Deleted' },
  access: { open: 'Open', openHint: 'Whoever knows the address can deliver.' },
  never: 'never',
  deleted_one: '{{count}} deleted source',
  deleted_other: '{{count}} deleted sources',
  concern: {
    closed: 'Needs credentials',
    refused: 'Refused {{ago}}',
    silent: 'Quiet for {{span}}',
    zone: 'Time zone may be wrong',
    missing_one: '{{count}} webhook not set up',
    missing_other: '{{count}} webhooks not set up',
    waiting: 'Waiting for the first',
  },
  coverage: {
    title: 'Coverage: {{vendor}}',
    explain: 'What each webhook of each source has brought: how many, and when last.',
    quiet_one: '{{count}} source has brought nothing yet.',
    quiet_other: '{{count}} sources have brought nothing yet.',
    source: 'Source',
    others: 'Other types',
    missing: 'not set up',
    missingSentence_one: '{{names}} never arrived, though what follows it did: that webhook is not set up.',
    missingSentence_other:
      '{{names}} never arrived, though what follows them did: those webhooks are not set up.',
  },
  creation: {
    label: 'New addresses make themselves known',
    hint: {
      shared:
        'A delivery with the credentials of WEBHOOK_AUTH to an address that is not known yet makes a source of it. Switched off, it is refused with 404.',
      open: 'A delivery to an address that is not known yet makes a source of it, whoever sends it. That ends for good once a source has credentials of its own. Switched off, it is refused with 404.',
      protected:
        'Sources here have credentials of their own, or had, and WEBHOOK_AUTH is not set, so nothing could show who may make another one by delivering: an address that is not known is refused with 404. New sources are made on this page.',
    },
  },
  create: {
    title: 'New source',
    vendor: 'Vendor',
    workflow: 'Workflow name',
    workflowHint: 'The kind of process, as people will read it on the board.',
    workflowMissing: 'Give it a name first.',
    slug: 'Address',
    slugHint: 'Webhooks go to {{url}}',
    slugFault:
      'An address has up to 64 letters, digits, dots, dashes and underscores, and begins with a letter or a digit.',
    slugReserved: 'This word has a meaning of its own at the end of an address. Choose another one.',
    slugTaken: 'There is a source with this address already.',
    slugDeleted: 'A deleted source has this address. It can be restored.',
    slugWasTaken: 'A deleted source has the address that this name would have. It can be restored instead.',
    open: 'Open it',
    zone: 'Time zone of its times',
    zoneHint:
      '{{vendor}} writes times without a zone. Leave this empty for the usual one; once events arrive, the page of the source says whether it fits.',
    titleLabel: 'Label that names a process',
    titleLabelHint:
      'Optional: a label of yours, such as CUSTOMER_NAME. Its value becomes the title of a process.',
    submit: 'Make the source',
  },
  zoneFault: 'There is no such time zone. An IANA name is needed, such as Asia/Jerusalem or UTC.',
  pause: 'Pause',
  resume: 'Resume',
  restore: 'Restore',
  rotate: 'Rotate credentials',
  rotateFull: 'There are two already: remove one of them first.',
  makeCredentials: 'Make credentials',
  more: 'More',
  rename: {
    open: 'Rename…',
    title: 'Rename',
    explain: 'Processes that are here already take the new name too; on a large board that takes a moment.',
    submit: 'Save',
    otherLead: 'Somebody else has renamed it meanwhile.',
    other: 'It is called “{{name}}” now; the label that names a process is {{label}}. Saving replaces that.',
    submitAnyway: 'Save all the same',
  },
  pausing: {
    title: 'Pause this source?',
    explain:
      'While it is paused, what {{vendor}} sends is refused and not stored. {{vendor}} may not send it again: steps that happen meanwhile may be missing for good. How many were refused is shown here.',
    submit: 'Pause the source',
  },
  pausedNote: {
    lead: 'Paused.',
    rest: 'What {{vendor}} sends is refused with 503 and not stored. Whether {{vendor}} sends it again is not known: count it as lost.',
    count_one: '{{amount}} delivery was refused so far.',
    count_other: '{{amount}} deliveries were refused so far.',
  },
  deletedNote: {
    lead: 'Deleted.',
    rest: 'What is sent to its address is refused with 404. What it brought is still on the board.',
    closed: 'Its credentials are erased: restored, it takes nothing until new ones are made.',
  },
  closedNote: {
    lead: 'Closed until it has credentials.',
    rest: 'It was restored, and the credentials that it had are erased. Whatever is sent to its address is refused.',
    open: {
      do: 'Open it without',
      title: 'Open this source to everybody?',
      explain: 'From then on whoever knows the address can deliver.',
    },
    shared: {
      do: 'Use those of WEBHOOK_AUTH',
      title: 'Use the credentials of WEBHOOK_AUTH?',
      explain: 'From then on whoever shows the credentials of WEBHOOK_AUTH can deliver to it.',
    },
  },
  silentNote: {
    lead: 'Unusually quiet.',
    rest: 'Nothing has come for {{span}}; at such hours the longest pause so far was {{usual}}.',
  },
  remove: {
    open: 'Delete…',
    title: 'Delete this source?',
    explain:
      'From then on, what {{vendor}} sends to its address is refused with 404 and its credentials are erased. What it brought stays on the board, and the source can be restored.',
    explainUnused:
      'It has brought nothing yet, so nothing of it will remain: what is sent to its address is then treated like any address that is not known.',
    doorsStay: 'Deleting it opens no other address: no delivery to one that is not known makes a source.',
    submit: 'Delete the source',
  },
  guide: {
    title_one: '{{count}} webhook to add in {{vendor}}',
    title_other: '{{count}} webhooks to add in {{vendor}}',
    explain:
      'Integrations, Webhooks, Add, once for each type below. All else is the same for each: paste the values from here, and choose Implicit, so that it fires for every process. Then press Test: it ticks here at once.',
    waiting: 'Waiting for a Test…',
    waitingFor: 'nothing yet for “{{name}}”',
    whole: 'Every webhook has arrived.',
    wholeRest:
      'This source is set up. What Test sent stands on the board, marked as a test, until it is removed there or a day has passed.',
    count: '{{amount}}× · {{ago}}',
    quarantined: '{{amount}} not read',
    counted_one: '{{amount}} delivery, copies and tests included; the last one {{when}}',
    counted_other: '{{amount}} deliveries, copies and tests included; the last one {{when}}',
    never: 'never',
    missing: 'never: not set up',
    copy: 'Copy values',
    copyFor: 'Copy values: {{name}}',
    arrived: '{{name}} arrived.',
    refused: 'A request was refused.',
    others: 'Also arrived',
    unknown: 'not known to this version; kept',
  },
  steps: {
    title: 'Connect {{vendor}}',
    address:
      'In {{vendor}}, add a webhook endpoint for your application and environment, with the URL from here.',
    settings:
      'Enter the id of the application and its environment below: events of any other are then refused.',
    verification:
      'Choose below whether {{vendor}} is asked about each event. That needs an API key, and this server must be able to reach {{vendor}}.',
    test: 'Start a signature request. What arrives is listed here at once.',
    waiting: 'Waiting for the first event…',
    arrived: 'Arrived so far',
  },
  refusal,
  paste: {
    title: 'Values to paste',
    type: 'Type',
    url: 'URL',
    authentication: 'Authentication',
    headerName: 'Authentication · Custom, key',
    headerValue: 'Value',
    basicName: 'Authentication · Basic, user',
    basicValue: 'Password',
    oauthUrl: 'Authentication · Secret, token URL',
    oauthName: 'User name or client id',
    oauthValue: 'Password or client secret',
    bearerValue: 'Authentication · Bearer, token',
    contentType: 'Content type and Accept',
    once: 'The secret is shown only now. It is not stored: after this page is reloaded nobody can see it again.',
    taken: 'I have copied it',
    local:
      'This URL is of this machine alone. {{vendor}} has to reach it from outside: once there is a public address, set it as PUBLIC_URL. How is told in the README under “Behind a proxy”.',
    hidden: 'shown once, ends in {{ending}}',
    openExplain:
      'Open: whoever knows the address can deliver to it. With credentials, only who shows them can.',
    unshown:
      'In {{vendor}} an endpoint has an address and, as far as is known, no credentials: with them every delivery would be refused, unless a proxy of yours adds them. Protect this source by asking {{vendor}} about each event, in the settings here; or by an address that nobody can guess.',
    sharedExplain:
      'The credentials of WEBHOOK_AUTH count here. Make some of its own to keep this source apart.',
  },
  zone: {
    label: 'Time zone of this vendor’s times',
    change: 'Change',
    changeLabel: 'Change the time zone',
    usual: '{{zone}}, as usual for {{vendor}}',
    early: 'Whether it fits is not known yet: that takes five events that arrive soon after they happened.',
    fits_one: '{{amount}} event fits this zone: it arrived within {{span}} of its own time.',
    fits_other: '{{amount}} events fit this zone: they arrived within {{span}} of their own time (median).',
    off: 'Events arrive {{span}} off their own time (median of {{amount}}), and no zone explains that: a clock may be wrong.',
    wrong: 'This zone does not fit.',
    proposal: 'Read in it, the last {{amount}} events are {{span}} off. In {{proposal}} they would fit.',
    accept: 'Use {{zone}}',
    afterwards: 'Times of events that are here already stay as they were read.',
    submit: 'Save',
    hint: 'Empty for the usual one.',
    title: 'Time zone',
  },
  credentials,
  keeping: {
    title: 'What is kept',
    explain:
      'What is switched off here is removed before anything is stored. A change counts for what arrives from then on; what was removed cannot come back.',
    explainAlways: 'This is removed before anything is stored, and cannot be kept.',
    none: 'Nothing is removed from what {{vendor}} sends.',
    spared:
      'Nothing is ever removed from labels, which are your own words and what the board is searched by, nor the user who started a process.',
    unread:
      'What could not be read waits in quarantine as it arrived, for thirty days at most: nothing can be taken out of it.',
    always: 'always removed',
    kept: 'kept',
    removed: 'removed',
    where: 'Where it is looked for',
    rule: {
      ip: { name: 'IP addresses', hint: 'Of the people who open and fill in forms.' },
      position: { name: 'Positions', hint: 'Latitude and longitude, and the addresses found for them.' },
      card: { name: 'Card details', hint: 'Masked card numbers, expiry, authorisation numbers.' },
      card_number: {
        name: 'Whole card numbers',
        hint: 'Under whatever name, anywhere in a payment: 13 to 19 digits with a right check digit.',
      },
      form_values: { name: 'Form values', hint: 'What people typed into the fields of a form.' },
      addresses: {
        name: 'Addresses of recipients',
        hint: 'Mail addresses and telephone numbers that invitations and codes were sent to.',
      },
      files: {
        name: 'Files',
        hint: 'Attachments and the signed document. Their name, type, size and SHA-256 are kept in any case.',
      },
      verificationToken: {
        name: 'Verification tokens',
        hint: 'Sealed until the event has been verified, for a day at most, then erased.',
      },
      accessTokens: {
        name: 'Tokens',
        hint: 'They open a signing session, a document or a proof to anybody.',
      },
      accessLinks: { name: 'Links with tokens', hint: 'They open a document or a proof to anybody.' },
      signerSecret: { name: 'Secrets of signers', hint: 'Sent by older versions.' },
    },
  },
  catchUp,
  vendor,
} as const;
