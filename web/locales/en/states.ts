/** What a state is called wherever it is shown. */
export const states = {
  process: {
    running: 'Under way',
    submitted: 'Submitted',
    completed: 'Completed',
    expired: 'Expired',
    deleted: 'Deleted',
    failed: 'Failed',
  },
  station: {
    waiting: 'Not opened yet',
    opened: 'Opened the link',
    filling: 'Filling the form',
    submitted: 'Submitted',
    expired: 'Expired',
    deleted: 'Deleted',
    failed: 'Failed',
    upcoming: 'Not reached yet',
  },
  late: 'late',
  reconstructed: 'told later by the archive',
  archive: 'Archive',
  folded: '{{stops}} more stations: {{states}}',
  test: 'Test',
} as const;
