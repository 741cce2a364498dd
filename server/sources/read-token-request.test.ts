import { describe, expect, it } from 'vitest';
import { readTokenRequest } from './read-token-request.ts';

const none = new Headers();
const basic = new Headers({ authorization: `Basic ${Buffer.from('vendor:se:cret סוד').toString('base64')}` });

describe('a request for a token', () => {
  it.each([
    [
      'as JSON in the general way',
      '{"username":"vendor","password":"se:cret סוד","grant_type":"password","scope":"(\'read,write\',)"}',
    ],
    [
      "as JSON in Microsoft's way",
      '{"client_id":"vendor","client_secret":"se:cret סוד","scope":"read,write","grant_type":"password"}',
    ],
    [
      'as a form',
      `grant_type=password&username=vendor&password=${encodeURIComponent('se:cret סוד')}&scope=x`,
    ],
    [
      "as a form in Microsoft's way",
      `client_id=vendor&client_secret=se%3Acret+${encodeURIComponent('סוד')}&grant_type=client_credentials`,
    ],
    ['without a grant', '{"username":"vendor","password":"se:cret סוד"}'],
  ])('names its client and the secret: %s', (_name, body) => {
    expect(readTokenRequest(body, none)).toEqual({ ok: true, client: 'vendor', secret: 'se:cret סוד' });
  });

  it.each(['grant_type=client_credentials', '{"grant_type":"client_credentials"}', ''])(
    'may show them by HTTP Basic: "%s"',
    (body) => {
      expect(readTokenRequest(body, basic)).toEqual({ ok: true, client: 'vendor', secret: 'se:cret סוד' });
    },
  );

  it.each([
    ['', 'invalid_request'],
    ['{}', 'invalid_request'],
    ['{"username":"vendor"}', 'invalid_request'],
    ['username=vendor&password', 'ok'],
    ['{"username":"vendor","password":7}', 'invalid_request'],
    ['{"username":"vendor","password":null}', 'invalid_request'],
    ['{"username":', 'invalid_request'],
    ['<xml/>', 'invalid_request'],
    ['{"username":"vendor","password":"x","grant_type":"implicit"}', 'unsupported_grant_type'],
    ['grant_type=authorization_code&code=1', 'unsupported_grant_type'],
    [`username=${'x'.repeat(1001)}&password=x`, 'invalid_request'],
  ])('%s is %s', (body, outcome) => {
    const read = readTokenRequest(body, none);
    expect(read.ok ? 'ok' : read.error).toBe(outcome);
  });
});
