import type { Follow } from '../../../shared/live.ts';
import type { EventClock } from './event-clock.ts';

/** What the thread of the watchers is given. */
export interface WatchOrder {
  url: string;
  /** One watcher each. */
  views: Follow[];
  clock: EventClock;
}

/** What the watchers heard since the last report. */
export interface WatchReport {
  /** From sending the event to hearing of it, over all watchers, in milliseconds. */
  p50: number;
  p99: number;
  /** Snapshots of numbered events that were heard. */
  heard: number;
  messages: number;
  bytes: number;
  /** Watchers that were told to fetch anew, and connections that ended. */
  resets: number;
  closed: number;
  /** Of each watcher the highest number of an event that it has heard of. */
  highest: number[];
}
