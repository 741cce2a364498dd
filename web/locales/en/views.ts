/** Views that people keep. */
export const views = {
  label: 'Saved views',
  save: 'Save this view',
  name: 'Name',
  hint: 'Everybody who uses this Signalbox sees it in the side bar.',
  submit: 'Save',
  actions: 'What to do with {{name}}',
  rename: 'Rename',
  up: 'Move up',
  down: 'Move down',
  copy: 'Copy link',
  copied: 'The link is copied.',
  notCopied: 'The link could not be copied.',
  late_one: '{{count}} running late',
  late_other: '{{count}} running late',
  remove: 'Remove',
  removed: 'The view is removed.',
} as const;
