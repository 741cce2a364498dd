import { readFileSync } from 'node:fs';
import { notificationOf } from './bodies.ts';
import type { TestApp } from './test-app.ts';

const requestFixtures = new URL('../providers/ignisign/fixtures/', import.meta.url);

/** What no format may stumble over: in labels, names and numbers alike. */
export const hostileTexts = [
  '<script>alert("1")</script> & \'co\'',
  ']]><!--',
  'tab\tfeed\nreturn\r\nend ',
  '\u0000\u0001\u0008\u000b\u001f\u007f\u0085\ufffe\uffff',
  'half \ud83d and \udc69',
  '👩🏽‍⚕️ ב"ה \u202eהפוך',
  '=1+1;--\',%{"}$',
  '',
];

/**
 * Processes of every kind that there is: one to the end, with an archive that tells of steps and documents; one whose
 * forms end in other ways; one whose words are hostile; one of the same id at another source; a request for signatures.
 */
export async function postMixedProcesses(app: TestApp): Promise<void> {
  await postToTheEnd(app);
  await postOtherEnds(app);
  await postHostile(app);
  await app.post(
    'cellosign/leases',
    notificationOf('p1', 'WHEF_SESSION_CREATED', { labels: { Team: 'south' } }),
  );
  for (const name of ['signature-request-launched', 'signature-session-initialized', 'signature-finalized']) {
    app.clock.now += 60_000;
    await app.post('ignisign/contracts', readFileSync(new URL(`${name}.json`, requestFixtures), 'utf8'));
  }
  await app.settle();
}

async function postToTheEnd(app: TestApp): Promise<void> {
  const session = { id: 's1', process_number: 51, labels: { שם: 'דנה כהן', team: 'north' } };
  const step = stepOf(app, 'p1', session);
  await step('WHEF_SESSION_CREATED', '08:01');
  await step('WHEF_CLIENT_LOGGED_IN', '08:02');
  await step('WHEF_CLIENT_FORM_LOADED', '08:03');
  await step('WHEF_CLIENT_LOGGED_IN', '08:04');
  await step('WHEF_CLIENT_FORM_SUBMITTED', '08:05');
  const told = { process_id: 'p1', process_number: 51, transaction_number: 54, labels: {} };
  await app.post('cellosign/hr', {
    event: { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T08:09:00.000001' },
    reference: 'p1',
    sessions: [
      { ...told, id: 's1', recipient: { id: 1, name: 'client' }, created_at: '2025-01-26T08:01:00.000001' },
      {
        ...told,
        id: 's2',
        recipient: { id: 2, name: 'מנהלת' },
        created_at: '2025-01-26T08:06:00.000001',
        submitted_at: '2025-01-26T08:08:00.000001',
      },
    ],
    signed_document: {
      filename: 'חוזה.pdf',
      mimetype: 'application/pdf',
      content: Buffer.from('signed').toString('base64'),
    },
  });
  await step('WHEF_SESSION_DELETED', '08:30');
}

async function postOtherEnds(app: TestApp): Promise<void> {
  const opened = stepOf(app, 'p2', { id: 's3', recipient: { id: 1, name: 'client' } });
  await opened('WHEF_SESSION_CREATED', '01:30', '2025-10-26');
  await opened('WHEF_CLIENT_LOGGED_IN', '03:00', '2025-10-26');
  await opened('WHEF_SESSION_EXPIRED', '04:00', '2025-10-26');
  await opened('WHEF_SESSION_DELETED', '04:10', '2025-10-26');
  const unopened = stepOf(app, 'p2', { id: 's4', recipient: { id: 2, name: 'manager' } });
  await unopened('WHEF_SESSION_CREATED', '05:00', '2025-10-26');
  await unopened('WHEF_SESSION_DELETED', '06:00', '2025-10-26');
  const changed = stepOf(app, 'p2', { id: 's5', recipient: { id: 3, name: 'HR' } });
  await changed('WHEF_SESSION_CREATED', '07:00', '2025-10-26');
  await changed('WHEF_FORM_FIELD_CHANGED', '07:05', '2025-10-26');
  await changed('WHEF_FORM_FIELD_CHANGED', '07:06', '2025-10-26');
  await changed('WHEF_CLIENT_LOGGED_IN', '07:07', '2025-10-26');
}

async function postHostile(app: TestApp): Promise<void> {
  const labels = Object.fromEntries(
    hostileTexts.flatMap((text) => [
      [text, text],
      [`${text}_x0041_`, 'A'],
    ]),
  );
  const body = notificationOf('p/3 <%>', 'WHEF_SESSION_CREATED', {
    id: hostileTexts[1],
    recipient: { id: hostileTexts[0], name: hostileTexts[5] },
    process_number: hostileTexts[2],
    transaction_number: hostileTexts[3],
    labels: { ...labels, TEAM: 'upper', team: 'lower', constructor: 'c' },
  });
  const answer = await app.post('cellosign/hr', body);
  if (answer.status !== 200) throw new Error(await answer.text());
}

function stepOf(app: TestApp, processId: string, session: object) {
  return (type: string, time: string, day = '2025-01-26') =>
    app.post('cellosign/hr', {
      ...notificationOf(processId, type, session),
      event: { type, timestamp: `${day}T${time}:00.000001` },
    });
}
