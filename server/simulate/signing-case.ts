import type { Plan } from './process-plan.ts';
import type { Random } from './random.ts';
import type { Stop, Workflow } from './workflows.ts';

/** The browser behind a session. */
export interface Browser {
  ip: string;
  userAgent: string;
  device: 'desktop' | 'mobile';
}

export interface CaseSession {
  id: string;
  transactionNumber: number;
  /** Counts from 1 in the order of the workflow, as the vendor counts recipients. */
  recipientId: number;
  stop: Stop;
  address: string;
  browser: Browser;
}

/** Who and what one process is about: all that its webhooks say besides what happened when. */
export interface SigningCase {
  processId: string;
  processNumber: number;
  workflow: Workflow;
  labels: Record<string, string>;
  sessions: CaseSession[];
  templateId: string;
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const hex = '0123456789abcdef';

const phones = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 15; SM-A556B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
] as const;
const desks = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15',
] as const;

/** Numbers that the vendor gives out one after the other. */
export interface Numbers {
  process: number;
  transaction: number;
}

/**
 * @param people what the process is about
 * @param ids its ids, from a stream of their own: the same people may be played again under new ids
 */
export function inventCase(
  workflow: Workflow,
  plan: Plan,
  numbers: Numbers,
  people: Random,
  ids: Random,
): SigningCase {
  return {
    processId: uuid(ids),
    processNumber: numbers.process++,
    workflow,
    labels: workflow.labels(people),
    templateId: ids.text(hex, 32),
    sessions: plan.sessions.map((stopIndex) => {
      const stop = workflow.stops[stopIndex] ?? workflow.stops[0];
      return {
        id: ids.text(letters, 10),
        transactionNumber: numbers.transaction++,
        recipientId: stopIndex + 1,
        stop,
        address: `${stop.name.toLowerCase()}.${people.whole(100, 999)}@example.com`,
        browser: inventBrowser(stop, people),
      };
    }),
  };
}

function uuid(ids: Random): string {
  const part = (length: number) => ids.text(hex, length);
  return `${part(8)}-${part(4)}-4${part(3)}-${ids.text('89ab', 1)}${part(3)}-${part(12)}`;
}

/** Addresses for documentation (RFC 5737) outside, a private network at the office. */
function inventBrowser(stop: Stop, random: Random): Browser {
  const isPhone = !stop.isStaff && random.chance(0.75);
  const network = stop.isStaff ? '10.0.0' : random.pick(['192.0.2', '198.51.100', '203.0.113']);
  return {
    ip: `${network}.${random.whole(2, 250)}`,
    userAgent: random.pick(isPhone ? phones : desks),
    device: isPhone ? 'mobile' : 'desktop',
  };
}
