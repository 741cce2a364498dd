/** Fetching from a vendor what never arrived: a part of the pages about sources. */
export const catchUp = {
  title: 'What never arrived',
  explain:
    '{{vendor}} keeps a list of its events. Here it is asked for those that it could not deliver or has not delivered yet, and to send again what is missing.',
  begin: 'Fetch what is missing',
  busy: 'Fetching',
  notActive: 'While the source takes no deliveries, nothing can be fetched.',
  missing_one: 'To ask for it, this setting is needed first: {{names}}.',
  missing_other: 'To ask for it, these settings are needed first: {{names}}.',
  running: 'Going through the list…',
  done: 'The last time:',
  nothing: 'The list holds no event that was not delivered.',
  failed_one: '{{number}} event that was not delivered',
  failed_other: '{{number}} events that were not delivered',
  known_one: '{{number}} of them is here all the same',
  known_other: '{{number}} of them are here all the same',
  resent_one: '{{number}} was asked for again',
  resent_other: '{{number}} were asked for again',
  afterwards: 'What is sent again arrives like every other delivery.',
} as const;
