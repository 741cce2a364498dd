import type { Station } from '../../shared/process.ts';
import { isOpen, type StationState } from '../../shared/states.ts';
import { endedUs, type SessionLine, stateOf, toSession } from './session-line.ts';

/** A recipient's sessions, oldest first. Never empty. */
export interface StationLine {
  sessions: [SessionLine, ...SessionLine[]];
  firstUs: number;
}

function keyOf({ recipient, sessionId }: SessionLine): string {
  if (recipient?.id) return `id ${recipient.id}`;
  return recipient?.name ? `name ${recipient.name}` : `session ${sessionId}`;
}

function byStart(a: { firstUs: number; key: string }, b: { firstUs: number; key: string }): number {
  return a.firstUs - b.firstUs || (a.key < b.key ? -1 : 1);
}

/** Stations in the order in which they began; ties by their key, so that arrival has no say. */
export function groupByRecipient(lines: Iterable<SessionLine>): StationLine[] {
  const groups = new Map<string, SessionLine[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  }
  const keyed: (StationLine & { key: string })[] = [];
  for (const [key, group] of groups) {
    const [first, ...rest] = group
      .map((line) => ({ line, firstUs: line.firstUs, key: line.sessionId }))
      .sort(byStart)
      .map(({ line }) => line);
    if (first) keyed.push({ key, firstUs: first.firstUs, sessions: [first, ...rest] });
  }
  return keyed.sort(byStart);
}

function newest({ sessions }: StationLine): SessionLine {
  return sessions.at(-1) ?? sessions[0];
}

/**
 * A station is open while any of its sessions is: a recipient with two forms has not finished with one of them.
 * Of several open ones the furthest speaks; with none open, the newest does.
 */
export function stationState(line: StationLine): StationState {
  const states = line.sessions.map(stateOf);
  for (const state of ['filling', 'opened', 'waiting'] as const) if (states.includes(state)) return state;
  return stateOf(newest(line));
}

/** When the station took its final state; null while it is open. */
export function stationEndedUs(line: StationLine): number | null {
  return isOpen(stationState(line)) ? null : endedUs(newest(line));
}

export function toStation(line: StationLine): Station {
  const { recipient } = newest(line);
  const sessions = line.sessions.map(toSession);
  const last = sessions.at(-1) ?? toSession(newest(line));
  return {
    name: recipient?.name ?? recipient?.id ?? unnamed(newest(line)),
    recipientId: recipient?.id ?? null,
    state: stationState(line),
    sessionId: last.sessionId,
    transactionNumber: last.transactionNumber,
    createdAt: last.createdAt,
    loggedInAt: last.loggedInAt,
    loadedAt: last.loadedAt,
    submittedAt: last.submittedAt,
    expiredAt: last.expiredAt,
    deletedAt: last.deletedAt,
    sessions,
    visits: sessions.reduce((sum, session) => sum + session.visits, 0),
    activity: sessions.reduce((sum, session) => sum + session.activity, 0),
  };
}

/** A session without a recipient goes by its transaction number, which people know; its id is the last resort. */
function unnamed({ transactionNumber, sessionId }: SessionLine): string {
  return transactionNumber === null ? sessionId : `#${transactionNumber}`;
}
