import { vendorTime } from './local-time.ts';
import type { Happening } from './process-plan.ts';
import type { CaseSession, SigningCase } from './signing-case.ts';

const vendorTypes = {
  created: 'WHEF_SESSION_CREATED',
  'logged-in': 'WHEF_CLIENT_LOGGED_IN',
  loaded: 'WHEF_CLIENT_FORM_LOADED',
  submitted: 'WHEF_CLIENT_FORM_SUBMITTED',
  expired: 'WHEF_SESSION_EXPIRED',
  deleted: 'WHEF_SESSION_DELETED',
} as const satisfies Record<Happening, string>;

/** What is told of a browser only where a browser took part. */
const byBrowser: readonly Happening[] = ['logged-in', 'loaded', 'submitted'];

/** A moment as the vendor writes it: epoch milliseconds, and the three digits after them. */
export interface Moment {
  at: number;
  micros: number;
}

/** The vendor's body for something that happened to a session. */
export function notificationBody(
  signing: SigningCase,
  session: CaseSession,
  happening: Happening,
  when: Moment,
): object {
  const event = { type: vendorTypes[happening], timestamp: vendorTime(when.at, when.micros) };
  const body = {
    event,
    session: {
      id: session.id,
      reference: signing.processId,
      process_id: signing.processId,
      process_number: signing.processNumber,
      transaction_number: session.transactionNumber,
      recipient: { id: session.recipientId, name: session.stop.name },
      labels: signing.labels,
    },
  };
  if (!byBrowser.includes(happening)) return body;
  return { ...body, client: { ip: session.browser.ip, user_agent: session.browser.userAgent } };
}

/** When a session was made and sent back; null where it never was. */
export interface SessionTimes {
  created: Moment | null;
  loggedIn: Moment | null;
  submitted: Moment | null;
}

/** One pixel, and a PDF without a page: the shape of real files at a thousandth of their weight. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const document =
  'JVBERi0xLjQKMSAwIG9iago8PC9UeXBlL0NhdGFsb2cvUGFnZXMgMiAwIFI+PgplbmRvYmoKMiAwIG9iago8PC9UeXBlL1BhZ2VzL0tpZHNbXS9Db3VudCAwPj4KZW5kb2JqCnRyYWlsZXIKPDwvUm9vdCAxIDAgUj4+CiUlRU9GCg==';

/** The vendor's body for the end of a process: every session of it, the signatures, the fields and the files. */
export function archiveBody(signing: SigningCase, times: readonly SessionTimes[], when: Moment): object {
  const text = (moment: Moment | null | undefined) => (moment ? vendorTime(moment.at, moment.micros) : null);
  const sessions = signing.sessions.map((session, index) => {
    const delivery = { address: session.address, type: 'email', provider: null, status: 'sent' };
    return {
      id: session.id,
      author: 'office@example.com',
      reference: signing.processId,
      process_id: signing.processId,
      process_number: signing.processNumber,
      transaction_number: session.transactionNumber,
      recipient: {
        id: session.recipientId,
        name: session.stop.name,
        otp_destination: delivery,
        invitations: [delivery],
      },
      submission_details: {
        ip: session.browser.ip,
        user_agent: session.browser.userAgent,
        device: session.browser.device,
        latitude: null,
        longitude: null,
        accuracy: null,
      },
      labels: signing.labels,
      created_at: text(times[index]?.created),
      submitted_at: text(times[index]?.submitted),
      template: { id: signing.templateId },
      integrations: loginsOf(text(times[index]?.loggedIn)),
    };
  });
  return {
    event: { type: 'WHP_ARCHIVE', timestamp: vendorTime(when.at, when.micros) },
    reference: signing.processId,
    sessions,
    signatures: signing.sessions.flatMap((session, index) => {
      const signedAt = text(times[index]?.submitted);
      if (signedAt === null) return [];
      const signer = { id: String(session.recipientId), name: session.stop.name };
      return [{ id: `SIGNATURE${index + 1}`, signed_at: signedAt, signed_by: signer, labels: {} }];
    }),
    data: Object.entries(signing.labels).map(([id, value], index) => ({
      id,
      value,
      top: 12.5 + 6 * index,
      left: 8.194774346793352,
      width: 28.8781512605042,
      height: 2.048693586698337,
      page: 0,
      type: 'text',
      visible: true,
      meta: {},
    })),
    attachments: [
      { id: 'IDENTITY_CARD', filename: 'identity-card.png', mimetype: 'image/png', content: pixel },
    ],
    payments: [],
    signed_document: { filename: 'signed.pdf', mimetype: 'application/pdf', content: document },
  };
}

/** The vendor keeps a note of every system that it told of a login. */
function loginsOf(executedAt: string | null): object[] {
  if (executedAt === null) return [];
  const note = { id: '861c85ff-ba57-4679-8a63-c731d4e7b10b', type: 'EF_CLIENT_LOGGED_IN', status: 'success' };
  return [{ ...note, executed_at: executedAt, payload: null, error: null }];
}
