/** What each parameter means. A name means the same on every route, and each has to stand here. */
export const parameterWords: Readonly<Record<string, string>> = {
  after: 'The number that the asker knows already. Of the feed: events after it.',
  at: 'As it was at that moment.',
  credential: 'Number of the credential.',
  cursor: '`nextCursor` of the page before.',
  format: 'Kind of file.',
  id: 'Its number.',
  index: 'Place of the file among those of its archive, from 0 on.',
  language: 'Of the words in the file, where its format has words.',
  limit: 'How many at most.',
  processId: "The vendor's id of the process.",
  provider: 'The vendor: `cellosign` or `ignisign`.',
  q: 'A search as it is typed on the board. Empty finds everything.',
  since: 'Number of the log from which on something is new.',
  sort: 'Order of the list. Of the past: `started` or `oldest`.',
  source:
    'Slug of a source: the last part of its address. Of a process: chooses among sources that share an id.',
  state: 'One more condition: the state.',
  verdict: 'What became of the delivery.',
  workflow: 'One more condition: the workflow, by its whole name.',
  zone: 'IANA name of the time zone in the file, where its format writes local times.',
};
