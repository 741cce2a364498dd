/** What only the sources of one vendor can be told. */
export const vendor = {
  title: 'Settings for {{vendor}}',
  submit: 'Save',
  saved: 'Saved.',
  isSet: 'Set; type to replace it',
  take: 'Remove: {{name}}',
  unset: 'Not set',
  setting: {
    appId: { name: 'Application id', hint: 'Where it is set, events of another application are refused.' },
    appEnv: { name: 'Environment', hint: 'Where it is set, events of another environment are refused.' },
    verification: {
      name: 'Verification',
      hint: 'Asking needs an API key and a way out to the vendor. Without it, only the credentials of this source protect it.',
    },
    apiKey: { name: 'API key', hint: 'Kept sealed, never shown again.' },
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
