import { board } from './en/board.ts';
import { errors } from './en/errors.ts';
import { shell } from './en/shell.ts';
import { states } from './en/states.ts';

/** English: what the first view needs is at hand, the words of each other part come with that part. */
export const en = {
  first: { shell, board, states, errors },
  parts: {
    announce: async () => (await import('./en/announce.ts')).announce,
    aside: async () => (await import('./en/aside.ts')).aside,
    columns: async () => (await import('./en/columns.ts')).columns,
    deliveries: async () => (await import('./en/deliveries.ts')).deliveries,
    language: async () => (await import('./en/language.ts')).language,
    export: async () => (await import('./en/export.ts')).exporting,
    past: async () => (await import('./en/past.ts')).past,
    payload: async () => (await import('./en/payload.ts')).payload,
    search: async () => (await import('./en/search.ts')).search,
    settings: async () => (await import('./en/settings.ts')).settings,
    since: async () => (await import('./en/since.ts')).since,
    sources: async () => (await import('./en/sources.ts')).sources,
    stations: async () => (await import('./en/stations.ts')).stations,
    storage: async () => (await import('./en/storage.ts')).storage,
    timeline: async () => (await import('./en/timeline.ts')).timeline,
    views: async () => (await import('./en/views.ts')).views,
    wallboard: async () => (await import('./en/wallboard.ts')).wallboard,
  },
};
