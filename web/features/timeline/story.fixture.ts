import type { Event, EventType } from '../../../shared/event.ts';
import type { Process, Session, Station } from '../../../shared/process.ts';
import type { ProcessState, StationState } from '../../../shared/states.ts';

/** One step of a made-up process: who, what, when (`HH:MM:SS.mmm` or a whole ISO time). */
export interface Step {
  who: string;
  what: EventType;
  at: string;
  /** Which of the station's sessions; the first one unless told. */
  session?: number;
  reconstructed?: boolean;
  receivedAt?: string;
}

const iso = (at: string): string => (at.includes('T') ? at : `2025-01-26T${at.padEnd(12, '.000')}Z`);
export const at = (time: string): number => Date.parse(iso(time));

const fields: Partial<
  Record<EventType, 'createdAt' | 'loggedInAt' | 'loadedAt' | 'submittedAt' | 'expiredAt' | 'deletedAt'>
> = {
  'session.created': 'createdAt',
  'session.logged_in': 'loggedInAt',
  'session.loaded': 'loadedAt',
  'session.submitted': 'submittedAt',
  'session.expired': 'expiredAt',
  'session.deleted': 'deletedAt',
};

function stateOf(session: Session): StationState {
  if (session.submittedAt) return 'submitted';
  if (session.deletedAt) return 'deleted';
  if (session.expiredAt) return 'expired';
  if (session.loadedAt) return 'filling';
  return session.loggedInAt ? 'opened' : 'waiting';
}

function emptySession(sessionId: string): Session {
  const times = {
    createdAt: null,
    loggedInAt: null,
    loadedAt: null,
    submittedAt: null,
    expiredAt: null,
    deletedAt: null,
  };
  return {
    sessionId,
    transactionNumber: 53,
    ...times,
    state: 'waiting',
    visits: 0,
    activity: 0,
    reconstructed: false,
  };
}

function stationOf(name: string, recipientId: string, sessions: Session[]): Station {
  for (const session of sessions) session.state = stateOf(session);
  const newest = sessions.at(-1) ?? emptySession(`${name}-1`);
  const visits = sessions.reduce((sum, session) => sum + session.visits, 0);
  return { ...newest, name, recipientId, sessions, visits };
}

/** A process and its events for tests, as the API would tell them. */
export function story(
  steps: readonly Step[],
  state: ProcessState = 'running',
): { process: Process; events: Event[] } {
  const names = [
    ...new Set(steps.filter((step) => step.what !== 'process.archived').map((step) => step.who)),
  ];
  const sessions = new Map<string, Session>();
  const events = steps.map((step, index): Event => {
    const archive = step.what === 'process.archived';
    const sessionId = archive ? null : `${step.who}-${step.session ?? 1}`;
    const occurredAt = iso(step.at);
    if (sessionId !== null) {
      const session = sessions.get(sessionId) ?? emptySession(sessionId);
      const field = fields[step.what];
      if (field) session[field] ??= occurredAt;
      if (step.what === 'session.logged_in') session.visits += 1;
      sessions.set(sessionId, session);
    }
    return {
      seq: index + 1,
      type: step.what,
      vendorType: step.what,
      processId: 'p-1',
      sessionId,
      transactionNumber: archive ? null : 53,
      recipient: archive ? null : { id: String(names.indexOf(step.who) + 1), name: step.who },
      labels: {},
      client: null,
      occurredAt,
      occurredAtRaw: occurredAt.slice(0, -1),
      isAmbiguous: false,
      receivedAt: step.receivedAt ? iso(step.receivedAt) : occurredAt,
      reconstructed: step.reconstructed ?? false,
      deliveryId: index + 1,
    };
  });
  const times = events.map((event) => event.occurredAt).sort();
  const archived = events.find((event) => event.type === 'process.archived');
  const process: Process = {
    processId: 'p-1',
    provider: 'cellosign',
    source: 'default',
    workflow: 'Recruitment',
    processNumber: 51,
    title: 'Recruitment · Dana Levi',
    state,
    stations: names.map((name, index) =>
      stationOf(
        name,
        String(index + 1),
        [...sessions.values()].filter((session) => session.sessionId.startsWith(`${name}-`)),
      ),
    ),
    labels: {},
    startedAt: times[0] ?? iso('08:00:00'),
    lastEventAt: times.at(-1) ?? iso('08:00:00'),
    completedAt: archived?.occurredAt ?? null,
    dueAt: null,
    quietAt: null,
    closedAt: null,
    isTest: false,
    testedAt: null,
    isRequest: false,
    author: null,
    templates: [],
    documents: [],
    parentId: null,
    seq: events.length,
  };
  return { process, events };
}

/** Dana's recruitment: handed over twice, HR is filling. */
export const recruitment: readonly Step[] = [
  { who: 'Candidate', what: 'session.created', at: '08:49:33.626' },
  { who: 'Candidate', what: 'session.logged_in', at: '08:52:41.180' },
  { who: 'Candidate', what: 'session.loaded', at: '08:52:44.902' },
  { who: 'Candidate', what: 'session.submitted', at: '08:53:58.030' },
  { who: 'Manager', what: 'session.created', at: '08:53:59.411' },
  { who: 'Manager', what: 'session.logged_in', at: '11:45:02.337' },
  { who: 'Manager', what: 'session.loaded', at: '11:45:05.000' },
  { who: 'Manager', what: 'session.submitted', at: '11:54:10.000' },
  { who: 'HR', what: 'session.created', at: '11:54:11.000' },
  { who: 'HR', what: 'session.logged_in', at: '12:01:17.000' },
  { who: 'HR', what: 'session.loaded', at: '12:01:19.884' },
];
