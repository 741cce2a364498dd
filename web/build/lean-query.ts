import type { Plugin } from 'vite';

const library = /[\\/]@tanstack[\\/]query-core[\\/]build[\\/]modern[\\/]mutationCache\.js$/;

/**
 * Leaves out the mutations of TanStack Query, which the pages never make: what a person does is one request, and what
 * came of it is told by the socket. The client always owns a cache of them, so no bundler can tell that it is unused.
 */
export function leanQuery(): Plugin {
  return {
    name: 'lean-query',
    apply: 'build',
    transform: (_, id) => (library.test(id) ? { code: none, map: null } : null),
  };
}

/** What the client itself asks of that cache. */
const none = `export class MutationCache {
  clear() {}
  findAll() { return []; }
  resumePausedMutations() { return Promise.resolve(); }
}`;
