/** The frame around every page. */
export const shell = {
  name: 'Signalbox',
  skip: 'Skip to content',
  pages: 'Pages',
  board: 'Board',
  workflows: 'Workflows',
  connection: {
    connecting: 'Connecting',
    live: 'Live',
    reconnecting: 'Reconnecting, {{since}}',
    offline: 'Offline since {{since}}',
    offlineHint: 'What you see is as of {{since}}. It catches up by itself.',
  },
  signIn: {
    title: 'Sign in',
    explain: 'This Signalbox asks for its API token once. The browser then stays signed in.',
    token: 'API token',
    submit: 'Sign in',
    empty: 'Paste the token first.',
  },
  notFound: {
    title: 'No page here',
    explain: 'The address does not lead to any page of Signalbox.',
    back: 'Go to the board',
  },
  crash: {
    title: 'This page broke',
    explain: 'Nothing is lost: everything that arrived is stored on the server.',
    reload: 'Load the page again',
  },
} as const;
