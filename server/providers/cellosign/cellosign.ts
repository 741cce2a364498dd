import type { Provider } from '../provider.ts';
import { shownOf } from '../credentials.ts';
import { accept, refuse } from './answer.ts';
import { file } from './files.ts';
import { identity } from './identity.ts';
import { rules } from './rules.ts';
import { translate } from './translate.ts';

export const cellosign: Provider = {
  id: 'cellosign',
  name: 'Cellosign',
  // In the order of the vendor's own menu; names as they stand there.
  types: [
    { vendorType: 'WHEF_SESSION_CREATED', name: 'New session created in workflow', isSetUp: true },
    { vendorType: 'WHEF_CLIENT_LOGGED_IN', name: 'Client logged in to form', isSetUp: true },
    { vendorType: 'WHEF_CLIENT_FORM_LOADED', name: 'Form loaded on client browser', isSetUp: true },
    { vendorType: 'WHEF_CLIENT_FORM_SUBMITTED', name: 'Form is submitted', isSetUp: true },
    { vendorType: 'WHEF_SESSION_EXPIRED', name: 'Session is expired', isSetUp: true },
    { vendorType: 'WHEF_SESSION_DELETED', name: 'Session is deleted', isSetUp: true },
    { vendorType: 'WHP_ARCHIVE', name: 'Post business process result (Archive)', isSetUp: true },
    {
      vendorType: 'WHEF_FORM_FIELD_CHANGED',
      name: 'Get data from remote source (field changed)',
      isSetUp: false,
    },
  ],
  schemes: ['header', 'basic', 'oauth'],
  rules,
  lists: [
    'sessions',
    'sessions.*.integrations',
    'sessions.*.recipient.invitations',
    'signatures',
    'data',
    'attachments',
    'payments',
    'fields',
  ],
  settings: [],
  faultInSettings: () => null,
  signIn: null,
  verification: null,
  catchUp: null,
  timeZone: 'Asia/Jerusalem',
  sendsTimes: true,
  sendsLabels: true,
  showsCredentials: true,
  verify: shownOf,
  read: translate,
  file,
  identity,
  accept,
  refuse,
};
