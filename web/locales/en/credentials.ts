/** What stands on and around the card of a source's credentials. */
export const credentials = {
  title: 'Credentials',
  made: 'made {{ago}}',
  ending: 'ends in {{ending}}',
  used: 'last used {{ago}}',
  unused: 'not used since this server was started',
  older: 'the older',
  newer: 'the newer',
  remove: 'Remove',
  removeNamed: 'Remove: {{name}}',
  rotation:
    'To change them without a gap: make new ones, paste them in {{vendor}}, then remove the old ones. Until then both count.',
  two: 'Both count. Once “last used” of the newer ones moves on and that of the older stands still, remove the older.',
  removing: {
    title: 'Remove these credentials?',
    explain: 'Requests that show them are refused from then on.',
    last: {
      shared: 'They are the only ones of this source: from then on those of WEBHOOK_AUTH count.',
      open: 'They are the only ones of this source: from then on it is open, and whoever knows the address can deliver.',
    },
    submit: 'Remove',
  },
  make: {
    title: 'New credentials',
    explain: 'How {{vendor}} shows who it is. The secret is made here and shown once.',
    scheme: 'Authentication',
    headerFault:
      'A key is made of letters, digits and signs such as - and _, and is none that says something else already, such as Host or Content-Type.',
    userFault: 'It cannot hold a colon.',
    nameHint: 'Left empty: {{name}}',
    submit: 'Make them',
  },
  scheme: {
    header: {
      name: 'Custom',
      hint: 'One key and one value, sent as a header. The simplest: paste both.',
      field: 'Key',
      usual: 'X-Signalbox-Key',
    },
    basic: { name: 'Basic', hint: 'A user and a password.', field: 'User', usual: 'signalbox' },
    oauth: {
      name: 'Secret',
      hint: 'The vendor first fetches a token here and shows that. In Cellosign it is made under Integrations, Secrets.',
      field: 'User name or client id',
      usual: 'signalbox',
    },
    bearer: {
      name: 'Bearer',
      hint: 'One fixed token in the Authorization header.',
      field: 'Token',
      usual: '',
    },
  },
};
