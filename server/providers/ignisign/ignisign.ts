import { hash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import { shownOf } from '../credentials.ts';
import type { Provider } from '../provider.ts';
import { accept, refuse } from './answer.ts';
import { catchUp } from './catch-up.ts';
import { rules } from './rules.ts';
import { signIn } from './sign-in.ts';
import { translate } from './translate.ts';
import { faultInSettings } from './vendor-api.ts';
import { verification } from './verification.ts';

/** One endpoint of the vendor's sends all of them. */
const isSetUp = false;

export const ignisign: Provider = {
  id: 'ignisign',
  name: 'Ignisign',
  types: [
    { vendorType: 'SIGNATURE_REQUEST/INITIALIZED', name: 'Signature request initialized', isSetUp },
    { vendorType: 'SIGNATURE_REQUEST/UPDATED', name: 'Signature request updated', isSetUp },
    { vendorType: 'SIGNATURE_REQUEST/WAITING_DOCUMENTS', name: 'Waiting for documents', isSetUp },
    { vendorType: 'SIGNATURE_REQUEST/READY', name: 'Signature request ready', isSetUp },
    { vendorType: 'SIGNATURE_REQUEST/LAUNCHED', name: 'Signature request launched', isSetUp },
    { vendorType: 'SIGNATURE_REQUEST/APPROVER_STEP', name: 'Approver’s step', isSetUp },
    { vendorType: 'SIGNATURE_REQUEST/CHILDREN_GENERATED', name: 'Children generated', isSetUp },
    { vendorType: 'SIGNATURE_REQUEST/FAILED', name: 'Signature request failed', isSetUp },
    { vendorType: 'SIGNATURE_REQUEST/CANCELLED', name: 'Signature request cancelled', isSetUp },
    { vendorType: 'SIGNATURE_REQUEST/EXPIRED', name: 'Signature request expired', isSetUp },
    { vendorType: 'SIGNATURE_REQUEST/COMPLETED', name: 'Signature request completed', isSetUp },
    { vendorType: 'SIGNATURE_SESSION/INITIALIZED', name: 'Signature session initialized', isSetUp },
    { vendorType: 'SIGNATURE_SIGNER_IMAGE/GENERATED', name: 'Signature image generated', isSetUp },
    { vendorType: 'SIGNATURE/FINALIZED', name: 'Signature finalized', isSetUp },
    { vendorType: 'SIGNATURE/FAILED', name: 'Signature failed', isSetUp },
    { vendorType: 'SIGNATURE_PROOF/GENERATED', name: 'Signature proof generated', isSetUp },
    { vendorType: 'SIGNATURE_PROOF/ADV_GENERATED', name: 'Advanced proof generated', isSetUp },
    { vendorType: 'DOCUMENT_REQUEST/PROVIDED', name: 'Document provided', isSetUp },
    { vendorType: 'SIGNER/CREATED', name: 'Signer created', isSetUp },
    { vendorType: 'SIGNER/INPUTS_ADDED', name: 'Signer’s inputs added', isSetUp },
    { vendorType: 'SIGNATURE_PROFILE/CREATED', name: 'Signature profile created', isSetUp },
    { vendorType: 'SIGNATURE_PROFILE/ARCHIVED', name: 'Signature profile archived', isSetUp },
    { vendorType: 'APP/SETTINGS_UPDATED', name: 'Application’s settings updated', isSetUp },
    { vendorType: 'APP/MEMBERSHIP_UPDATED', name: 'Application’s members updated', isSetUp },
    { vendorType: 'APP/ARCHIVED', name: 'Application archived', isSetUp },
  ],
  schemes: ['header', 'basic', 'bearer'],
  rules,
  lists: [],
  settings: [
    { name: 'appId', isSecret: false },
    { name: 'appEnv', isSecret: false },
    { name: 'verification', isSecret: false },
    { name: 'apiKey', isSecret: true },
    { name: 'apiUrl', isSecret: false },
    { name: 'webhookId', isSecret: false },
  ],
  faultInSettings,
  signIn,
  verification,
  catchUp,
  timeZone: 'UTC',
  sendsTimes: false,
  sendsLabels: false,
  showsCredentials: false,
  verify: shownOf,
  read: translate,
  file: () => null,
  // No time and no id: what says the same is the same. The token is another one each time an event is sent.
  identity: (_fact, _sha256, body) =>
    hash('sha256', canonicalJson({ ...(body as object), verificationToken: null })),
  accept,
  refuse,
};
