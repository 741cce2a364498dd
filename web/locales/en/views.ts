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
  remove: 'Remove',
  removed: 'The view is removed.',
} as const;
