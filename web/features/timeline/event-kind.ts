import type { EventType } from '../../../shared/event.ts';
import type { StationState } from '../../../shared/states.ts';

/** For each type of event: the word that the page has for it and the state whose colour it takes. */
export const eventKinds = {
  'session.created': { word: 'created', tone: 'waiting' },
  'session.logged_in': { word: 'loggedIn', tone: 'opened' },
  'session.loaded': { word: 'loaded', tone: 'filling' },
  'session.submitted': { word: 'submitted', tone: 'submitted' },
  'session.expired': { word: 'expired', tone: 'expired' },
  'session.deleted': { word: 'deleted', tone: 'deleted' },
  'process.archived': { word: 'archived', tone: 'submitted' },
} as const satisfies Record<EventType, { word: string; tone: StationState }>;
