/** Why the last request at a source was refused. */
export const refusal = {
  when: 'A request was refused {{ago}}:',
  whenPast: 'Past: a request was refused {{ago}}:',
  since: 'What came since was let in.',
  why: {
    missing: 'it showed no credentials.',
    user: 'the credentials do not match. It came with Basic authentication with the user “{{user}}”.',
    password: 'it came with Basic authentication with the right user “{{user}}”, but with a wrong password.',
    header: 'the header {{scheme}} came with a wrong value.',
    token: 'it showed a bearer token that is unknown or has expired.',
    scheme: 'it showed a credential of another kind ({{scheme}}).',
    client: 'the client “{{user}}” asked for a token, and is not known here.',
    secret: 'the right client “{{user}}” asked for a token with a wrong secret.',
    noClient: 'a token was asked for, and there are no credentials here for which one is given.',
    guesses:
      'a token was asked for with a wrong secret too often from one address, so its wrong tries are refused unread for a minute (429). The right secret of this source is let in all the same.',
    closed: 'this source is closed until it has credentials.',
    page: 'it came from a web page in a browser, and no credentials are asked for here.',
    tooLarge:
      'its body is larger than {{most}} MB, the most that is taken. Nothing of it was kept. An archive with large files may be the cause: leave files out at {{vendor}} if that can be.',
    mediaType: 'its Content-Type is none that can be read. It is on the page Deliveries, in quarantine.',
    busy: 'too many large deliveries came at once. Nothing of it was kept, and {{vendor}} was asked to send it again.',
    unreadable: 'it could not be read: “{{reason}}” It is on the page Deliveries, in quarantine.',
  },
  nameless: {
    user: 'the credentials do not match. It came with Basic authentication without a user name that can be told.',
    client: 'a client asked for a token that is not known here and whose name cannot be told.',
  },
  expected: {
    own: 'This source expects {{list}}.',
    shared: 'This source expects the credentials of WEBHOOK_AUTH.',
    open: 'This source is open and expects none.',
  },
  expects: {
    header: 'the header {{name}}',
    basic: 'Basic with the user “{{name}}”',
    bearer: 'a bearer token',
    oauth: 'a token fetched for the client “{{name}}”',
  },
} as const;
