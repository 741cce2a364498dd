/** The board: the list of processes and all that belongs to it. */
export const board = {
  title: 'Board',
  columns: { process: 'Process', line: 'Line', now: 'Now', updated: 'Updated' },
  filters: {
    label: 'Filter by state',
    all: 'All',
  },
  search: {
    label: 'Search processes',
    placeholder: 'Transaction number, label, station…',
    remove: 'Remove {{term}}',
    clear: 'Clear the search',
    hint: 'Press / to search',
  },
  export: {
    label: 'Export',
    csv: 'CSV, one row per event',
    json: 'JSON, whole processes',
    scope: 'Takes what this search finds',
  },
  now: {
    at: 'at {{station}}',
    in: 'in {{span}}',
    for: '{{station}} · for {{span}}',
    forMore_one: '{{station}} · for {{span}} · and {{count}} other',
    forMore_other: '{{station}} · for {{span}} · and {{count}} others',
    past: 'Past the usual {{usual}} (p90)',
    pastShort: '{{span}}, usually {{usual}}',
    neverOpened: 'Never opened',
    archive: 'waiting for the archive',
    next: '{{station}} usually comes next',
  },
  left: 'No longer in this view',
  waiting: {
    new_one: '{{count}} new process',
    new_other: '{{count}} new processes',
    mixed_one: '{{count}} new or updated',
    mixed_other: '{{count}} new or updated',
  },
  paused: {
    label: 'Paused',
    count_one: '{{count}} change waiting',
    count_other: '{{count}} changes waiting',
    resume: 'Resume',
  },
  announce: {
    changed_one: '{{count}} process changed',
    changed_other: '{{count}} processes changed',
    waiting_one: '{{count}} new or moved up',
    waiting_other: '{{count}} new or moved up',
    late_one: '{{count}} running late',
    late_other: '{{count}} running late',
  },
  empty: {
    title: 'Waiting for the first webhook',
    explain:
      'Paste this address into the webhook settings of your vendor and press Test there. What arrives shows up here at once.',
    or: 'Nothing to connect yet?',
    sample: 'Play a sample process',
    sampling: 'Playing',
  },
  nothing: {
    title: 'Nothing matches',
    explain:
      'No process fits this search. A term may be a number, a label such as CUSTOMER_TAG:north, a station or a name.',
    clear: 'Show all processes',
  },
  failed: { title: 'The list could not be loaded', retry: 'Try again' },
  badQuery: 'This search cannot be read.',
} as const;
