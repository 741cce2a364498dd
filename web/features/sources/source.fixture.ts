import type { Provider, SeenType, Source } from '../../../shared/source.ts';

const at = '2026-03-02T08:00:00.000Z';

export function seen(vendorType: string, count = 1, lastAt = at): SeenType {
  return { vendorType, count, quarantined: 0, lastAt };
}

export const madeProvider: Provider = {
  id: 'cellosign',
  name: 'Cellosign',
  zone: 'Asia/Jerusalem',
  sendsTimes: true,
  sendsLabels: true,
  showsCredentials: true,
  types: [
    { vendorType: 'WHEF_SESSION_CREATED', name: 'New session created in workflow', isSetUp: true },
    { vendorType: 'WHEF_CLIENT_LOGGED_IN', name: 'Client logged in to form', isSetUp: true },
    { vendorType: 'WHEF_CLIENT_FORM_LOADED', name: 'Form loaded on client browser', isSetUp: true },
    { vendorType: 'WHEF_CLIENT_FORM_SUBMITTED', name: 'Form is submitted', isSetUp: true },
    { vendorType: 'WHEF_SESSION_EXPIRED', name: 'Session is expired', isSetUp: true },
    { vendorType: 'WHEF_SESSION_DELETED', name: 'Session is deleted', isSetUp: true },
    { vendorType: 'WHP_ARCHIVE', name: 'Post business process result (Archive)', isSetUp: true },
    { vendorType: 'WHEF_FORM_FIELD_CHANGED', name: 'Field changed', isSetUp: false },
  ],
  schemes: ['header', 'basic', 'oauth'],
  rules: [],
  settings: [],
  verificationNeeds: null,
  catchUpNeeds: null,
};

export function madeSource(differences: Partial<Source> = {}): Source {
  return {
    id: 1,
    provider: 'cellosign',
    slug: 'recruitment',
    state: 'active',
    workflow: 'Recruitment',
    titleLabel: null,
    timeZone: null,
    zone: 'Asia/Jerusalem',
    keeps: [],
    vendor: {},
    sealed: [],
    createdAt: at,
    url: 'https://board.example.co.il/webhooks/cellosign/recruitment',
    tokenUrl: 'https://board.example.co.il/webhooks/cellosign/recruitment/token',
    credentials: [],
    access: 'open',
    accessWithoutOwn: 'open',
    types: [],
    lastRefusal: null,
    refusedWhilePaused: null,
    vendorTrouble: null,
    clock: null,
    silence: null,
    ...differences,
  };
}
