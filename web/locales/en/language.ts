/** The whole language of the search, in a table. */
export const language = {
  title: 'How to search',
  explain: 'Click an example to try it. Upper and lower case make no difference.',
  example: 'You write',
  finds: 'It finds',
  try: 'Search for {{example}}',
  row: {
    number: 'a transaction or process number; with # a process number alone',
    text: 'a word or part of one in labels and names; quotes hold words together',
    label: 'a label with that value, or with any; label. before one named like a word of this table',
    state: 'the state; what is late, quiet, or a test',
    place: 'who holds it now; a station anywhere on its line',
    people: 'somebody it was sent to; who sent it out; with a star anybody',
    kind: 'the workflow, the webhook address, the form, a signed document',
    when: 'that day, after it, or within the last two hours (m, h, d, w)',
    howLong: 'how long its holder has had it; how long all of it took',
    and: 'what fits both',
    not: 'what does not fit',
    or: 'what fits one of them',
    group: 'what belongs together',
  },
} as const;
