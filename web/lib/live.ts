import { onlineManager, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, createElement, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Socket } from 'socket.io-client';
import { guardSnapshots } from './apply-batch.ts';
import { appUrl } from './base-url.ts';
import { watchConnection, type Connection } from './connection.ts';
import { createFollower, type FollowedList } from './follower.ts';
import { browserClock } from './paint-pacer.ts';
import { signInNeeded } from './sign-in-needed.ts';
import { useStore } from './store.ts';
import { viewer } from './viewer.ts';
import { viewerZone } from './viewer-zone.ts';
import { loadPart } from './load-part.ts';

/** The one line from the server to the query cache; no other file may open a socket. */
export type Live = ReturnType<typeof openLive>;

function openLive(client: QueryClient) {
  let socket: Socket | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const connection = watchConnection();
  const follower = createFollower(
    client,
    {
      connected: () => socket?.connected ?? false,
      emitFollow: (follow, answer) =>
        socket?.emit('follow', follow.q ? { ...follow, zone: viewerZone() } : follow, answer),
    },
    browserClock,
  );
  guardSnapshots(client);
  connection.store.subscribe(() => onlineManager.setOnline(!('since' in connection.store.get())));

  /** socket.io comes back by itself after a break, but not after the server has said no. */
  const comeBack = () => {
    if (socket === null || socket.active) return;
    clearTimeout(retry);
    retry = setTimeout(() => socket?.connect(), 2000);
  };
  const refuse = () => signInNeeded.set(true);
  follower.refused.subscribe(refuse);

  let zone = viewerZone();
  /** Searches that speak of days find others then. */
  const changeZone = () => {
    if (viewerZone() === zone) return;
    zone = viewerZone();
    void client.invalidateQueries();
    follower.connected();
  };

  const open = (made: Socket) => {
    socket = made;
    made.on('connect', () => {
      connection.up();
      follower.connected();
      // What was asked for while nobody could answer is asked for again.
      void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
    });
    made.on('disconnect', () => {
      connection.down();
      comeBack();
    });
    made.on('connect_error', (error) => {
      connection.down();
      if (error.message === 'unauthorized') refuse();
      else comeBack();
    });
    made.on('changes', (message: unknown) => follower.changes(message));
    made.on('reset', (message: unknown) => follower.reset(message));
    made.connect();
  };

  return {
    connection: connection.store,
    held: follower.held,
    follow: follower.follow,
    hold: follower.hold,
    /** Opens the line; call what it gives back to close it. */
    start(): () => void {
      let wanted = true;
      const online = () => socket?.connect();
      window.addEventListener('offline', connection.cut);
      window.addEventListener('online', online);
      const unwatch = viewer.subscribe(changeZone);
      void connect().then((made) => (wanted ? open(made) : undefined), connection.down);
      return () => {
        wanted = false;
        window.removeEventListener('offline', connection.cut);
        window.removeEventListener('online', online);
        unwatch();
        clearTimeout(retry);
        follower.stop();
        socket?.disconnect();
        socket = null;
      };
    },
  };
}

/** The socket's code comes beside the first list and not before it. */
async function connect(): Promise<Socket> {
  const { io } = await loadPart(() => import('socket.io-client'));
  return io(appUrl('.').origin, {
    path: appUrl('socket.io').pathname,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    autoConnect: false,
    // One line per page: a second visit of the page's root must not share a closed one.
    forceNew: true,
    reconnectionDelay: 300,
    reconnectionDelayMax: 5000,
  });
}

const LiveContext = createContext<Live | null>(null);

/** Opens the line for all pages inside. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [live] = useState(() => openLive(client));
  useEffect(() => live.start(), [live]);
  return createElement(LiveContext, { value: live }, children);
}

function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error('LiveProvider is missing above this component');
  return live;
}

/**
 * Follows processes while the page that calls it is shown: newer snapshots land in `queryKeys.process` and their events
 * are read again.
 */
export function useFollow(...processIds: string[]): void {
  const live = useLive();
  const wanted = JSON.stringify(processIds);
  useEffect(() => {
    live.follow({ processIds: JSON.parse(wanted) as string[] });
    return () => live.follow(null);
  }, [live, wanted]);
}

/**
 * Follows a list and the rows around the screen; null while there is no list yet, so that the one before it is still
 * followed; `nothing` for one that nothing can change. Pass a stable object.
 */
export function useFollowList(followed: FollowedList | 'nothing' | null): void {
  const live = useLive();
  useEffect(() => {
    if (followed !== null) live.follow(followed === 'nothing' ? null : followed);
  }, [live, followed]);
  useEffect(() => () => live.follow(null), [live]);
}

export function useConnection(): Connection {
  return useStore(useLive().connection);
}

/** Pausing: how many changes wait, or null while the view runs. */
export function useHold(): { held: number | null; hold: (on: boolean) => void } {
  const live = useLive();
  return { held: useStore(live.held), hold: live.hold };
}
