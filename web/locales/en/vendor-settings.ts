/** What only the sources of one vendor can be told. */
export const vendor = {
  title: 'Settings for {{vendor}}',
  submit: 'Save',
  saved: 'Saved.',
  isSet: 'Set; type to replace it',
  unset: 'Not set',
  unasked: '{{vendor}} cannot be asked yet.',
  missing: 'Still needed: {{names}}. Until then its events wait and are not on the board.',
  unanswered: '{{vendor}} gives no answer.',
  silent:
    'The first time {{ago}}, it could not be reached or said nothing clear ({{cause}}). They wait and are not on the board; it is asked again by itself, for a day.',
  unwelcome: '{{vendor}} does not take the API key.',
  refused:
    'The first time {{ago}} ({{cause}}). Enter the one that is valid now. Until then its events wait and are not on the board, for a day at most.',
  setting: {
    appId: { name: 'Application id', hint: 'Where it is set, events of another application are refused.' },
    appEnv: { name: 'Environment', hint: 'Where it is set, events of another environment are refused.' },
    verification: {
      name: 'Verification',
      hint: 'Asking needs an API key, the application id, the environment and a way out to the vendor. Without it, only the credentials of this source protect it.',
    },
    apiKey: {
      name: 'API key',
      hint: 'Kept sealed, never shown again. A secret of the application from before there were keys works too, together with its id and environment.',
    },
    apiUrl: { name: 'Address of the API', hint: 'Empty for the vendor’s own.' },
    webhookId: { name: 'Webhook id', hint: 'Serves to find and fetch what never arrived.' },
  },
  choice: {
    vendor: 'Ask the vendor about each event',
    DEVELOPMENT: 'Development',
    STAGING: 'Staging',
    PRODUCTION: 'Production',
  },
} as const;
