import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { ErrorCode } from '../../shared/errors.ts';
import type { ClientToServer, ServerToClient } from '../../shared/live.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { Feed } from './feed.ts';
import { countsInterval, createFollower, type Follower } from './follower.ts';
import { createSharedCounts } from './shared-counts.ts';

export interface SocketParts {
  server: HttpServer;
  /** Where the socket is served: `/socket.io` behind the base path. */
  path: string;
  store: Pick<Store, 'position' | 'processesAfter' | 'counts'>;
  feed: () => Pick<Feed, 'head'>;
  log: Log;
  /** Why a handshake is refused for where it comes from; null to admit it. Must not throw. */
  refusal: (request: IncomingMessage) => ErrorCode | null;
  /** Whether a handshake is signed in, by cookie or by the token it carries. */
  isSignedIn: (request: IncomingMessage, token: string | null) => boolean;
}

const largestMessage = 64 * 1024;
/** Messages that may wait for one client before it counts as too slow. */
const longestQueue = 32;
/** Bytes that may wait in its connection. */
const largestQueue = 1024 * 1024;

export interface LiveSocket {
  followers: () => Iterable<Follower>;
  close(): Promise<void>;
}

/** The only file that knows socket.io. */
export function openSocket(parts: SocketParts): LiveSocket {
  const { log, store, feed } = parts;
  const followers = new Set<Follower>();
  const countMatches = createSharedCounts(store, () => feed().head, countsInterval);
  const io = new Server<ClientToServer, ServerToClient>(parts.server, {
    path: parts.path,
    serveClient: false,
    maxHttpBufferSize: largestMessage,
    perMessageDeflate: false,
    httpCompression: false,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    // Runs for every handshake, polling and websocket alike; socket.io itself would take any Origin.
    allowRequest: (request, answer) => {
      const code = parts.refusal(request);
      answer(code, code === null);
    },
  });

  io.use((socket, next) => {
    const { token } = socket.handshake.auth as { token?: unknown };
    const shown = typeof token === 'string' ? token : null;
    if (parts.isSignedIn(socket.request, shown)) next();
    else next(new Error('unauthorized' satisfies ErrorCode));
  });

  io.on('connection', (socket) => {
    /** Messages since the transport last took everything. */
    let queued = 0;
    const follower = createFollower({
      store,
      countMatches,
      feed,
      send: (changes) => {
        queued += 1;
        socket.emit('changes', changes);
      },
      reset: (reset) => socket.emit('reset', reset),
      isLagging: () => queued > longestQueue || queuedBytes(socket.request) > largestQueue,
    });
    followers.add(follower);
    socket.conn.on('drain', () => {
      queued = 0;
      follower.drained();
    });
    socket.on('follow', (message, answer) => {
      follower.follow(message).then(
        (accepted) => {
          // A client in another language may send no callback at all.
          if (typeof answer === 'function') answer(accepted);
        },
        (error: unknown) => {
          log.error({ err: error }, 'a follow failed');
          if (typeof answer === 'function') answer({ error: 'unavailable' });
        },
      );
    });
    socket.on('disconnect', () => {
      followers.delete(follower);
      follower.stop();
    });
  });

  return {
    followers: () => followers,
    close: () => io.close(),
  };
}

/** Bytes that the client's connection has not taken yet; 0 while it polls. */
function queuedBytes(request: IncomingMessage): number {
  return request.socket.writableLength;
}
