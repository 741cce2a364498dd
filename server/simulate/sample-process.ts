import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Step } from './step.ts';

/** The label that marks the vendor's own Test deliveries: whoever sees the sample knows it for a test. */
const testLabels = { CUSTOMER_TAG: 'CUSTOMER_VALUE' };

const stations = ['Candidate', 'Manager', 'HR'];
const happenings = [
  { type: 'WHEF_SESSION_CREATED', after: 1500, byBrowser: false },
  { type: 'WHEF_CLIENT_LOGGED_IN', after: 2500, byBrowser: true },
  { type: 'WHEF_CLIENT_FORM_LOADED', after: 1500, byBrowser: true },
  { type: 'WHEF_CLIENT_FORM_SUBMITTED', after: 3000, byBrowser: true },
];

/** One recruitment from its first form to its archive within half a minute, the first step at `start` itself. */
export function sampleProcess(source: string, start: number): [Step, ...Step[]] {
  const processId = randomUUID();
  const processNumber = randomInt(100, 1000);
  const sessions: object[] = [];
  const steps: Step[] = [];
  let at = start;
  const step = (body: object) => steps.push({ at, source, processId, body });

  for (const [index, name] of stations.entries()) {
    const session = {
      id: randomBytes(8).toString('base64url').replace(/[-_]/gu, 'x').slice(0, 10),
      reference: processId,
      process_id: processId,
      process_number: processNumber,
      transaction_number: processNumber * 10 + index,
      recipient: { id: index + 1, name },
      labels: testLabels,
    };
    let createdAt = '';
    for (const { type, after, byBrowser } of happenings) {
      if (steps.length > 0) at += after;
      const timestamp = new Date(at).toISOString();
      if (!byBrowser) createdAt = timestamp;
      const client = byBrowser ? { client: { ip: '127.0.0.1', user_agent: 'Best browser ever' } } : {};
      step({ event: { type, timestamp }, session, ...client });
    }
    sessions.push({ ...session, created_at: createdAt, submitted_at: new Date(at).toISOString() });
  }
  at += 2000;
  step({
    event: { type: 'WHP_ARCHIVE', timestamp: new Date(at).toISOString() },
    reference: processId,
    sessions,
  });
  const [first, ...rest] = steps;
  if (!first) throw new Error('a sample has stations');
  return [first, ...rest];
}
