const process = {
  running: 'Under way',
  submitted: 'Submitted',
  completed: 'Completed',
  expired: 'Expired',
  deleted: 'Deleted',
  failed: 'Failed',
  closed: 'Closed',
} as const;

const station = {
  waiting: 'Not opened yet',
  opened: 'Opened the link',
  filling: 'Filling the form',
  submitted: 'Submitted',
  expired: 'Expired',
  deleted: 'Deleted',
  failed: 'Failed',
  upcoming: 'Not reached yet',
} as const;

/** What a state is called wherever it is shown. */
export const states = {
  process,
  station,
  /** A request for signatures, and those who are to sign it. */
  request: { ...process, submitted: 'Signed by all', deleted: 'Cancelled' },
  signer: {
    ...station,
    opened: 'Opened the document',
    filling: 'Signing',
    submitted: 'Signed',
    deleted: 'Cancelled',
  },
  late: 'late',
  reconstructed: 'told later by the archive',
  archive: 'Archive',
  folded: '{{stops}} more stations: {{states}}',
  test: 'Test',
  processNumber: 'Process number',
  titleNumber:
    '{{title}}: the workflow and a transaction number. Sources can name a label to show in its place.',
  undo: 'Undo',
  removeTest: 'Remove this test',
  testRemoved: 'The test is removed. Press Test at the vendor once more and it is back.',
} as const;
