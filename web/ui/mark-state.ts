import type { StationState } from '../../shared/states.ts';

/** What a mark can show: where a station stands, or that the process has not come so far. */
export type MarkState = StationState | 'upcoming';
