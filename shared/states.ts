import { z } from 'zod';

/**
 * Where a process stands. `submitted`: every known station has submitted and nothing followed yet. `closed`: a person has
 * taken it off the list of those under way, until something more is heard of it.
 */
export const processStates = [
  'running',
  'submitted',
  'completed',
  'expired',
  'deleted',
  'failed',
  'closed',
] as const;
export const processState = z.enum(processStates);
export type ProcessState = z.infer<typeof processState>;

/** The states in which something is still to come. */
export function isUnderWay(state: ProcessState): boolean {
  return state === 'running' || state === 'submitted';
}

/** Where one station stands: sent, opened (logged in), form loaded, and the four ways it can end. */
export const stationStates = [
  'waiting',
  'opened',
  'filling',
  'submitted',
  'expired',
  'deleted',
  'failed',
] as const;
export const stationState = z.enum(stationStates);
export type StationState = z.infer<typeof stationState>;

/** The states in which somebody still holds the form. */
export const openStationStates = ['waiting', 'opened', 'filling'] as const satisfies readonly StationState[];

export function isOpen(state: StationState): boolean {
  return (openStationStates as readonly StationState[]).includes(state);
}
