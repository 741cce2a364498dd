import { randomFillSync } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { BodyFiles } from '../body-files.ts';
import type { Store } from '../store.ts';
import { createAppend } from './append.ts';
import { createArrivalCounts } from './arrival-counts.ts';
import { createArrivals } from './arrivals.ts';
import { createBodies } from './bodies.ts';
import { createCheckpoint } from './checkpoint.ts';
import { createChildren } from './children.ts';
import { createClosedProcesses } from './closed-processes.ts';
import { createClosings } from './closings.ts';
import { createCredentialList } from './credential-list.ts';
import { createDeliveryList } from './delivery-list.ts';
import { createFacts } from './facts.ts';
import { createFreeSpace } from './free-space.ts';
import { createLogEntries } from './log-entries.ts';
import { type Connection, openSqlite } from './open.ts';
import { createBodyPacker } from './pack-bodies.ts';
import { patiently } from './patiently.ts';
import { createProcessList } from './process-list.ts';
import { createProcessLogs } from './process-logs.ts';
import { createProjection } from './project.ts';
import { createRawBodies } from './raw-bodies.ts';
import { createRemains } from './remains.ts';
import { createRemovals } from './removals.ts';
import { reopening } from './reopening-store.ts';
import { createReplays } from './replays.ts';
import { rewriteLog } from './rewrite-log.ts';
import { probes } from './schema.ts';
import { createSettingList } from './setting-list.ts';
import { createSourceList } from './source-list.ts';
import { createStanding } from './standing.ts';
import { statement } from './statement.ts';
import { createStretches } from './stretches.ts';
import { createTestProcesses } from './test-processes.ts';
import { createToldTimes } from './told-times.ts';
import { createVerifications } from './verifications.ts';
import { createViewList } from './view-list.ts';

/**
 * The store on one SQLite file. `migrations` is the folder of its schema history; `letGo` closes every other connection
 * of this program to the file.
 */
export function openSqliteStore(
  file: string,
  migrations: string,
  files: BodyFiles,
  letGo?: () => Promise<void>,
): Store {
  return reopening(
    () => createSqliteStore(openSqlite(file, migrations), files),
    () => rewriteLog(`${file}-wal`),
    letGo,
  );
}

/** As large as a handful of deliveries: where a single page still fits, they may not. */
const probe = Buffer.alloc(32 * 1024);

/** The driver is synchronous: every verb runs to its end at once, and a throw becomes a rejected promise. */
function createSqliteStore(connection: Connection, files: BodyFiles): Store {
  const { client, db } = connection;
  const credentials = createCredentialList(connection);
  const sources = createSourceList(connection, credentials);
  const settings = createSettingList(db);
  const views = createViewList(connection);
  const counts = createArrivalCounts(connection);
  const checkpoint = createCheckpoint(client);
  const remains = createRemains(checkpoint);
  const raw = createRawBodies(connection, files, remains);
  const bodies = createBodies(connection, files, raw);
  const verifications = createVerifications(connection, sources, remains);
  const stretches = createStretches(connection);
  const append = createAppend(connection, bodies, raw, counts, verifications, stretches);
  const replays = createReplays(connection, bodies, raw, sources, verifications);
  const entries = createLogEntries(connection, bodies);
  const removals = createRemovals(connection, entries);
  const closings = createClosings(connection, entries);
  const arrivals = createArrivals(connection, bodies, sources);
  const facts = createFacts(db);
  const children = createChildren(db);
  const sourceById = sources.byId;
  const projection = createProjection(connection, {
    arrivals,
    children,
    closings,
    facts,
    removals,
    sourceById,
  });
  const processes = createProcessList(db, projection.projected);
  const logs = createProcessLogs({
    processes,
    facts,
    sources,
    closings,
    children,
    projected: projection.projected,
  });
  const standing = createStanding(db, projection.projected, processes.byKeys);
  const closed = createClosedProcesses(connection, {
    arrivals,
    closings,
    projection,
    list: processes,
    sources,
  });
  const tests = createTestProcesses(connection, { arrivals, projection, list: processes, removals, sources });
  const deliveries = createDeliveryList(db, bodies, stretches);
  const toldTimes = createToldTimes(db);
  const packer = createBodyPacker(connection);
  const freeSpace = createFreeSpace(connection, checkpoint);
  const writeProbe = statement(
    client,
    db
      .insert(probes)
      .values({ id: sql.placeholder('id'), value: sql.placeholder('value') })
      .onConflictDoUpdate({ target: probes.id, set: { value: sql`excluded.value` } }),
  );
  const { projected } = projection;

  return {
    source: async (provider, slug, create) => {
      const found = sources.find(provider, slug);
      if (found || !create) return found;
      const { workflow, at } = create;
      const made = await patiently(() => sources.make({ provider, slug, workflow }, at));
      return made ?? sources.find(provider, slug);
    },
    saveSource: (source, at) => patiently(() => sources.save(source, at)),
    makeSource: (source, at) => patiently(() => sources.make(source, at)),
    changeSource: (id, change) => patiently(() => sources.change(id, change)),
    deleteSource: (id, at) => patiently(() => sources.delete(id, at)),
    sources: async () => sources.list(),
    addCredential: (source, credential, most) =>
      patiently(() => {
        if (!sources.present(source)) return null;
        // Before it: a crash in between must not leave a protected source beside an open door.
        settings.change({ hasAskedForCredentials: true });
        const added = credentials.add(source, credential, most);
        sources.refresh(source);
        return added;
      }),
    dropCredential: (source, id) =>
      patiently(() => {
        const isDropped = credentials.drop(source, id);
        sources.refresh(source);
        return isDropped;
      }),
    views: async () => views.list(),
    addView: (view, most) => patiently(() => views.add(view, most)),
    changeView: (id, change) => patiently(() => views.change(id, change)),
    removeView: (id) => patiently(() => views.remove(id)),
    settings: async () => settings.read(),
    changeSettings: (change) => patiently(() => settings.change(change)),
    renewFeeds: () =>
      patiently(() => {
        settings.change({ feedRound: settings.read().feedRound + 1 });
      }),
    seenTypes: async (source, limit) => counts.types(source, limit),
    busyHours: async (source, from) => counts.hours(source, from),
    toldTimes: async (source, limit) => toldTimes(source, limit),
    append: async (batch) => {
      const ids = await patiently(() => {
        checkpoint.mind();
        return append(batch);
      });
      arrivals.remember(batch, ids);
      return ids;
    },
    kept: async (id) => replays.find(id),
    replay: async (rereads, at) => {
      const found = await patiently(() => {
        checkpoint.mind();
        return replays.append(rereads, at);
      });
      arrivals.rememberAgain(found.filter((arrival) => arrival !== null));
      return found.map((arrival) => arrival?.seq ?? null);
    },
    eraseRaw: (before) => patiently(() => raw.eraseSome(before)),
    removeTest: (processId, source, at) => patiently(() => tests.remove(processId, source, at)),
    removeOldTest: (before, at) => patiently(() => tests.removeOld(before, at)),
    setClosed: (processId, source, isClosed, at, fold) =>
      patiently(() => closed.set(processId, source, isClosed, at, fold)),
    removedAfter: async (seq) => removals.between(seq, projected()),
    holdBack: (id, source, verification, at) =>
      patiently(() => verifications.hold(id, source, verification, at)),
    dueVerifications: async (at, limit) => verifications.due(at, limit),
    beginVerification: (delivery, nextAt) => patiently(() => verifications.begin(delivery, nextAt)),
    delayVerification: (delivery, nextAt) => patiently(() => verifications.delay(delivery, nextAt)),
    settleVerification: (delivery, settlement, at) =>
      patiently(() => verifications.settle(delivery, settlement, at)),
    decideVerification: (delivery, decision, at) =>
      patiently(() => verifications.decide(delivery, decision, at)),
    expireVerifications: (before) => patiently(() => verifications.expire(before)),
    unreleased: async (limit) => verifications.unreleased(limit),
    noteReleased: (delivery, fault) => patiently(() => verifications.noteReleased(delivery, fault)),
    hasTold: async (source, told) =>
      verifications.knows(source, told.identity) || projection.hasTold(source, told),
    project: async (interpreter, pace) => {
      checkpoint.mind();
      return projection.project(interpreter, pace);
    },
    refold: async (fold, milliseconds) => {
      checkpoint.mind();
      return projection.refold(fold, milliseconds);
    },
    learn: async (at, milliseconds) => {
      checkpoint.mind();
      const changed = projection.learn(at, milliseconds);
      return { hasMore: changed !== null, changed: processes.byKeys(changed ?? []) };
    },
    forgetProjections: async () => {
      projection.forget();
    },
    position: async () => ({
      last: arrivals.last(),
      projected: projected(),
      lastEvent: facts.lastUpTo(projected()),
    }),
    process: async (processId, source) => processes.find(processId, source)?.process ?? null,
    children: async (processId, source) => {
      const parent = processes.find(processId, source);
      return parent ? children.list(processId, parent.source) : [];
    },
    processes: async (query) => processes.list(query),
    processesJson: async (query) => processes.listJson(query),
    page: async (query, cap) => processes.page(query, cap),
    counts: async (filter, cap, at) => processes.counts(filter, cap, at),
    standing: async (query) => standing(query),
    processesAfter: async (seq, limit) => processes.between(seq, projected(), limit),
    touchedAfter: async (seq, limit) => processes.between(seq, Number.MAX_SAFE_INTEGER, limit),
    knownTerms: async (query) => processes.knownTerms(query),
    aged: async (spans, limit) => processes.aged(spans, limit),
    turned: async (after, upTo, limit) => processes.turned(after, upTo, limit),
    workflows: async () => processes.workflows(),
    usual: async (workflow) => projection.usual(workflow),
    limits: async (workflow) => projection.limits(workflow) ?? null,
    log: async (processId, source, upTo) => logs(processId, source, upTo),
    factsAfter: async (seq, limit) => facts.between(seq, projected(), limit),
    deliveries: async (query) => deliveries.list(query),
    delivery: async (id) => deliveries.find(id),
    copies: async (told, limit) => deliveries.copies(told, limit),
    body: async (id) => bodies.read(id),
    tidy: async () => {
      if (checkpoint.moveSome() || (await packer.packSome()) || freeSpace.giveBackSome()) return true;
      remains.clear();
      return false;
    },
    probe: async () => {
      // Never the same twice: SQLite does not write a page that already says so.
      randomFillSync(probe);
      writeProbe.run(1, probe);
    },
    close: async () => {
      client.close();
    },
  };
}
