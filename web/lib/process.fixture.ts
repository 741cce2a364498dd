import { dueTimes } from '../../shared/due-times.ts';
import { limitsOf } from '../../shared/limits.ts';
import type { Process, Session, Station } from '../../shared/process.ts';
import type { StationState } from '../../shared/states.ts';
import type { ProcessAnswer } from '../../shared/process-answer.ts';
import { enoughSamples, type Workflow } from '../../shared/workflow.ts';

/** Eight in the morning of an invented day; the clock that the fixtures count from, in epoch milliseconds. */
export const morning = Date.parse('2026-03-02T08:00:00.000Z');
export const minute = 60_000;
export const hour = 60 * minute;

/** Minutes after `morning`, as the wire writes it. */
export function at(minutes: number): string {
  return new Date(morning + minutes * minute).toISOString();
}

/** A station with one session; the times it is given, in minutes after `morning`, are all that is known of it. */
export function makeStation(name: string, state: StationState, times: StationTimes): Station {
  const flat = {
    sessionId: `${name}-session`,
    transactionNumber: null,
    createdAt: time(times.created),
    loggedInAt: time(times.loggedIn),
    loadedAt: time(times.loaded),
    submittedAt: time(times.submitted),
    expiredAt: time(times.expired),
    deletedAt: time(times.deleted),
  };
  const session: Session = {
    ...flat,
    state,
    visits: 0,
    activity: 0,
    reconstructed: times.reconstructed ?? false,
  };
  return { name, recipientId: name, state, ...flat, sessions: [session], visits: 0, activity: 0 };
}

interface StationTimes {
  created?: number;
  loggedIn?: number;
  loaded?: number;
  submitted?: number;
  expired?: number;
  deleted?: number;
  reconstructed?: boolean;
}

function time(minutes: number | undefined): string | null {
  return minutes === undefined ? null : at(minutes);
}

export function makeProcess(told: Partial<Process> = {}): Process {
  return {
    processId: 'p-1',
    provider: 'cellosign',
    source: 'hr',
    workflow: 'Recruitment',
    processNumber: 51,
    title: 'Recruitment · Dana Levi',
    state: 'running',
    stations: [],
    labels: {},
    startedAt: at(0),
    lastEventAt: at(0),
    completedAt: null,
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
    seq: 1,
    ...told,
  };
}

/** The same process as the server gives it where that workflow is known: with the time at which it is late. */
export function expected(process: Process, workflow: Workflow): Process {
  const { stations, archive } = dueTimes(process, limitsOf(workflow));
  const known = [...stations, archive].filter((due) => due !== null);
  return { ...process, dueAt: known.length === 0 ? null : new Date(Math.min(...known)).toISOString() };
}

/** What is answered about one process, and what was made from it. */
export function makeAnswer(told: Partial<Process> = {}, children: Process[] = []): ProcessAnswer {
  const process = makeProcess(told);
  return { process, archive: null, children, seq: process.seq };
}

/** A workflow that usually passes these stations; dwell and samples as told for all of them. */
export function makeWorkflow(
  names: string[],
  told: Partial<Workflow> = {},
  p90 = hour,
  samples = 20,
): Workflow {
  const deciles = Array.from({ length: 11 }, (_, tenth) => (p90 * tenth) / 9);
  const usual = { median: p90 / 2, p90, samples, deciles: samples < enoughSamples ? [] : deciles };
  return {
    workflow: 'Recruitment',
    processes: samples,
    route: names.map((name) => ({
      name,
      ...usual,
      phases: { waiting: usual, opened: usual, filling: usual },
    })),
    archive: usual,
    total: usual,
    silence: { longest: p90, samples },
    ...told,
  };
}
