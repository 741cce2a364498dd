import type { IncomingMessage, Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Changes, ClientToServer, Reset, ServerToClient } from '../../shared/live.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { createBatchViews } from './batch-views.ts';
import type { Feed } from './feed.ts';
import { countsInterval, createFollower, type Follower } from './follower.ts';
import { createNewLimits } from './new-limits.ts';
import type { Batch } from './read-batch.ts';
import { createSharedCounts } from './shared-counts.ts';

export interface SocketParts {
  server: HttpServer;
  /** Where the socket is served: `/socket.io` behind the base path. */
  path: string;
  store: Pick<Store, 'position' | 'process' | 'processesAfter' | 'removedAfter' | 'counts'>;
  feed: () => Pick<Feed, 'head'>;
  log: Log;
  now: () => number;
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

interface Client {
  follower: Follower;
  /** Messages since the transport last took everything. */
  queued: number;
}

export interface LiveSocket {
  isWatched: () => boolean;
  /** How many are connected. */
  watchers: () => number;
  /** Tells everyone what they wished to hear of a batch; one that no number tells of also where nobody is there yet. */
  tell(batch: Batch): void;
  /** Has everyone fetch anew what they show. */
  reset(reason: Reset['reason']): void;
  close(): Promise<void>;
}

/** The only file that knows socket.io. */
export function openSocket(parts: SocketParts): LiveSocket {
  const { log, store, feed, now } = parts;
  const clients = new Map<string, Client>();
  const newLimits = createNewLimits();
  const countMatches = createSharedCounts(store, () => feed().head, now, countsInterval);
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
    const follower = createFollower({
      store,
      newLimits,
      countMatches,
      feed,
      now,
      send: (changes) => {
        client.queued += 1;
        socket.emit('changes', changes);
      },
      reset: (reset) => socket.emit('reset', reset),
      isLagging: () => client.queued > longestQueue || queuedBytes(socket.request) > largestQueue,
    });
    const client: Client = { follower, queued: 0 };
    clients.set(socket.id, client);
    socket.conn.on('drain', () => {
      client.queued = 0;
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
      clients.delete(socket.id);
      follower.stop();
    });
  });

  return {
    isWatched: () => clients.size > 0,
    watchers: () => clients.size,
    tell(batch) {
      if (batch.isTurned) newLimits.note(batch.processes);
      else newLimits.forget(batch.processes);
      const views = createBatchViews(batch);
      // Who is told the same is told it together: written out once, and not once for each.
      const told = new Map<Changes, string[]>();
      for (const [id, client] of clients) {
        const changes = client.follower.take(batch, views);
        if (!changes) continue;
        client.queued += 1;
        const ids = told.get(changes);
        if (ids) ids.push(id);
        else told.set(changes, [id]);
      }
      for (const [changes, ids] of told) io.to(ids).emit('changes', changes);
    },
    reset: (reason) => io.emit('reset', { reason }),
    close: () => io.close(),
  };
}

/** Bytes that the client's connection has not taken yet; 0 while it polls. */
function queuedBytes(request: IncomingMessage): number {
  return request.socket.writableLength;
}
