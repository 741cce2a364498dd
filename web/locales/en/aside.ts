/** What stands aside of the first view: the sheets, the sign-in and the board while it is empty. */
export const aside = {
  webhook: {
    address: 'Address',
    explain: 'Paste it into the webhook settings of your vendor.',
    names:
      'To keep kinds of processes apart, put a name of your choice at its end; the first delivery makes it known. For example:',
    loading: 'Asking the server for it',
  },
  shortcuts: {
    board: 'On the board',
    process: 'On the page of a process',
    deliveries: 'Among the deliveries',
    everywhere: 'Everywhere',
    search: 'Search',
    rows: 'Next and previous row',
    open: 'Open the row',
    export: 'Export',
    pause: 'Pause and resume the view',
    replay: 'Play the past and pause',
    zoom: 'Zoom the chart that has the focus, show all',
    events: 'Next and previous event',
    clear: 'Clear the selection',
    pick: 'Pick the row',
    help: 'This list',
    space: 'Space',
    enter: 'Enter',
    escape: 'Esc',
  },
  signIn: {
    title: 'Sign in',
    explain: 'This Signalbox asks for its API token once. The browser then stays signed in.',
    token: 'API token',
    submit: 'Sign in',
    empty: 'Paste the token first.',
  },
  empty: {
    title: 'Waiting for the first webhook',
    explain:
      'Paste this address into the webhook settings of your vendor and press Test there. What arrives shows up here at once.',
    guide: 'With a credential, a name and each webhook ticked off as it arrives:',
    guideLink: 'set up a source',
    or: 'Nothing to connect yet?',
    sample: 'Play a sample process',
    sampling: 'Playing',
  },
} as const;
