import type { Plugin } from 'vite';

const webTransport = /[\\/]engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/]webtransport\.js$/;

/**
 * Leaves out the third way to a server that socket.io brings along, WebTransport with its streams of packets: the
 * server speaks WebSocket and long polling alone, so the pages never ask for it.
 */
export function leanSocket(): Plugin {
  return {
    name: 'lean-socket',
    apply: 'build',
    transform: (_, id) => (webTransport.test(id) ? { code: absent, map: null } : null),
  };
}

const absent = `
export class WT {
  constructor() {
    throw new Error('WebTransport is left out of the pages');
  }
}
`;
