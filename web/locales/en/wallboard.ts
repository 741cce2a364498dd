/** The board for a screen on the wall. */
export const wallboard = {
  title: 'Wallboard',
  all: 'All workflows',
  order: 'nearest to due first',
  present: 'as it is now',
  lastEvent: 'Last event {{ago}}',
  tomorrow: 'Tomorrow',
  late: 'Late',
  quiet: 'Quiet',
  nothing: 'Nothing is under way',
  page: '{{page}} / {{pages}}',
  firstOf: 'first {{most}} of {{all}}',
  counts: { underWay: '{{all}} under way', late: '{{all}} late', expired: '{{all}} expired' },
  fullScreen: 'Full screen (F)',
  back: 'Back to the board (Esc)',
  backTo: 'Back to {{moment}} (Esc)',
} as const;
