import { board } from './he/board.ts';
import { errors } from './he/errors.ts';
import { shell } from './he/shell.ts';
import { states } from './he/states.ts';

/** Hebrew, in the same pieces as English. */
export const he = {
  first: { shell, board, states, errors },
  parts: {
    announce: async () => (await import('./he/announce.ts')).announce,
    aside: async () => (await import('./he/aside.ts')).aside,
    columns: async () => (await import('./he/columns.ts')).columns,
    deliveries: async () => (await import('./he/deliveries.ts')).deliveries,
    language: async () => (await import('./he/language.ts')).language,
    export: async () => (await import('./he/export.ts')).exporting,
    past: async () => (await import('./he/past.ts')).past,
    payload: async () => (await import('./he/payload.ts')).payload,
    search: async () => (await import('./he/search.ts')).search,
    settings: async () => (await import('./he/settings.ts')).settings,
    since: async () => (await import('./he/since.ts')).since,
    sources: async () => (await import('./he/sources.ts')).sources,
    stations: async () => (await import('./he/stations.ts')).stations,
    storage: async () => (await import('./he/storage.ts')).storage,
    timeline: async () => (await import('./he/timeline.ts')).timeline,
    views: async () => (await import('./he/views.ts')).views,
    wallboard: async () => (await import('./he/wallboard.ts')).wallboard,
  },
};
