/** The columns of the board, and how they are chosen. */
export const columns = {
  title: 'Shown columns, in this order',
  reset: 'Back to the usual ones',
  earlier: 'Move {{column}} earlier',
  later: 'Move {{column}} later',
  moved: '{{column}} is number {{place}} of {{places}}',
  names: {
    number: 'Number',
    transaction: 'Transaction',
    workflow: 'Workflow',
    holder: 'Held by',
    waiting: 'Held for',
    due: 'Due',
    progress: 'Submitted',
    started: 'Started',
    completed: 'Completed',
    source: 'Source',
  },
  cells: { progress: '{{done}} of {{all}}', late: 'Late' },
} as const;
