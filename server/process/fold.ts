import type { HumanNumber, Labels } from '../../shared/process.ts';
import { isUnderWay, type ProcessState } from '../../shared/states.ts';
import type { Closing } from './closing.ts';
import { externalIdLabel, type Fact } from './fact.ts';
import type { FoldedProcess } from './folded.ts';
import { toIso } from './iso.ts';
import { arrange } from './arrange.ts';
import { papersOf } from './papers-of.ts';
import { requestLine } from './request-line.ts';
import { requestStart } from './request-start.ts';
import { addFact, describe, openLine, type SessionLine } from './session-line.ts';
import type { Children } from './split-request.ts';
import {
  groupByRecipient,
  type StationLine,
  stationEndedUs,
  stationState,
  toStation,
} from './station-line.ts';

/** What a process gets from its source and from people rather than from its facts. */
export interface FoldContext {
  provider: string;
  source: string;
  workflow: string;
  /** The label whose value names a process of this source; null where none was chosen. */
  titleLabel: string | null;
  /** Null where nobody has closed it. */
  closing: Closing | null;
  /** What was made from it. Absent where nothing was. */
  children?: Children;
}

/**
 * Folds the facts of one process into its line. Pure and order-free: the same set of facts gives the same
 * result, whatever their order or the number of copies. `facts` must not be empty.
 */
export function fold(context: FoldContext, facts: readonly [Fact, ...Fact[]]): FoldedProcess {
  const [first = facts[0], ...rest] = arrange(facts);
  const timeline = [first, ...rest] as const;
  const labels = gatherLabels(timeline);
  const { processId } = first;
  const isRequest = timeline.some(({ request }) => request !== null);
  const parentId = parentOf(timeline);
  // Of one generation: whatever requests say of each other, none comes to depend on itself.
  const children = parentId === null ? context.children : undefined;
  const line = isRequest ? foldRequest(timeline, children) : foldSessions(timeline);
  const lastSeq = facts.reduce((highest, fact) => Math.max(highest, fact.seq), children?.seq ?? 0);
  const isTest = isTestSample(labels);
  const { closing } = context;
  const isClosed = closing !== null && closing.seq > lastSeq && isUnderWay(line.state);
  return {
    processId,
    provider: context.provider,
    source: context.source,
    workflow: context.workflow,
    processNumber: lastNumber(timeline),
    title: titleOf(context, labels, timeline, processId),
    state: isClosed && closing.at !== null ? 'closed' : line.state,
    stations: line.stations,
    labels,
    ...papersOf(timeline),
    startedAt: toIso(line.startedUs),
    // In timeline order, so that the outermost are the first and the last.
    lastEventAt: toIso((timeline.at(-1) ?? first).occurred.us),
    completedAt: toIso(line.completedUs),
    closedAt: isClosed && closing.at !== null ? toIso(closing.at * 1000) : null,
    isTest,
    testedAt: isTest ? toIso(lastArrival(facts) * 1000) : null,
    isRequest,
    parentId,
    seq: Math.max(lastSeq, closing?.seq ?? 0),
  };
}

/** In epoch milliseconds. */
function lastArrival(facts: readonly Fact[]): number {
  return facts.reduce((last, { receivedAt }) => Math.max(last, receivedAt), 0);
}

/** What the two kinds of process are folded to. Times in epoch microseconds. */
type Line = Pick<FoldedProcess, 'state' | 'stations'> & { startedUs: number; completedUs: number | null };

/** Forms that are sent from one recipient to the next, until the process is archived. */
function foldSessions(timeline: readonly [Fact, ...Fact[]]): Line {
  const archive = timeline.find((fact) => fact.type === 'process.archived');
  const stations = groupByRecipient(gatherSessions(timeline).values());
  return {
    state: archive ? 'completed' : processState(stations),
    stations: stations.map(toStation),
    startedUs: timeline[0].occurred.us,
    completedUs: archive?.occurred.us ?? null,
  };
}

function foldRequest(timeline: readonly [Fact, ...Fact[]], children: Children | undefined): Line {
  const [{ processId, occurred }] = timeline;
  return {
    ...requestLine(timeline, children),
    startedUs: requestStart(processId, occurred.us) ?? occurred.us,
  };
}

/** Facts disagree in it only where the vendor errs; the answer is the same in any order all the same. */
function parentOf(timeline: readonly Fact[]): string | null {
  const told = timeline.map(({ request }) => request?.parentId ?? null).filter((id) => id !== null);
  return told.sort()[0] ?? null;
}

function gatherSessions(timeline: readonly Fact[]): Map<string, SessionLine> {
  const lines = new Map<string, SessionLine>();
  const lineOf = (sessionId: string, us: number) => {
    const line = lines.get(sessionId) ?? openLine(sessionId, us);
    lines.set(sessionId, line);
    return line;
  };
  for (const fact of timeline) {
    if (fact.sessionId !== null) addFact(lineOf(fact.sessionId, fact.occurred.us), fact);
    for (const session of fact.archive?.sessions ?? [])
      describe(lineOf(session.sessionId, fact.occurred.us), session);
  }
  return lines;
}

/** Every label ever told; where two disagree, the later vendor time has it. */
function gatherLabels(timeline: readonly Fact[]): Labels {
  const told = new Map<string, string>();
  let last: Labels | null = null;
  const tell = (labels: Labels) => {
    // Told again and again, and read from the log as one object.
    if (labels === last) return;
    last = labels;
    for (const key of Object.keys(labels)) told.set(key, labels[key] ?? '');
  };
  for (const fact of timeline) {
    tell(fact.labels);
    for (const session of fact.archive?.sessions ?? []) tell(session.labels);
  }
  // A null prototype keeps any key, `__proto__` too.
  const labels = Object.create(null) as Labels;
  for (const [key, value] of told) labels[key] = value;
  return labels;
}

function lastNumber(timeline: readonly Fact[]): HumanNumber | null {
  return timeline.findLast((fact) => fact.processNumber !== null)?.processNumber ?? null;
}

function titleOf(context: FoldContext, labels: Labels, timeline: readonly Fact[], processId: string): string {
  const named = context.titleLabel === null ? undefined : labels[context.titleLabel];
  const numbered = timeline.find((fact) => fact.transactionNumber !== null)?.transactionNumber;
  return `${context.workflow} · ${named || (numbered ?? (labels[externalIdLabel] || processId))}`;
}

function processState(stations: readonly StationLine[]): ProcessState {
  const states = stations.map(stationState);
  if (states.every((state) => state === 'submitted')) return 'submitted';
  let last: { us: number; state: ProcessState } | null = null;
  for (const [index, station] of stations.entries()) {
    const us = stationEndedUs(station);
    const state = states[index];
    if (us === null || state === undefined) return 'running';
    if (last === null || us >= last.us) last = { us, state: state as ProcessState };
  }
  return last?.state ?? 'running';
}

/** The vendor's Test button sends its sample with these labels and no others. */
function isTestSample(labels: Labels): boolean {
  return Object.keys(labels).length === 1 && labels['CUSTOMER_TAG'] === 'CUSTOMER_VALUE';
}
