import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventType } from '../../shared/event.ts';
import { process } from '../../shared/process.ts';
import type { Fact } from './fact.ts';
import { timeline as timelineOf } from './event.ts';
import { factSet } from './fact.arbitrary.ts';
import { type FoldContext, fold } from './fold.ts';
import { toIso } from './iso.ts';
import { summarizeArchive } from './summarize-archive.ts';

const processSchema = process.omit({ dueAt: true, quietAt: true });
const context: FoldContext = {
  provider: 'cellosign',
  source: 'hr',
  workflow: 'Recruitment',
  titleLabel: 'candidate',
  closing: null,
};

let nextSeq = 0;

/** A fact of recipient 1's session "s1" at a minute of one morning, unless said otherwise. */
function fact(type: EventType, minute: number, more: Partial<Fact> = {}): Fact {
  nextSeq += 1;
  const us = Date.UTC(2025, 0, 26, 8, minute) * 1000;
  return {
    type,
    vendorType: type,
    processId: 'p-1',
    processNumber: 51,
    sessionId: type === 'process.archived' ? null : 's1',
    transactionNumber: type === 'process.archived' ? null : 53,
    recipient: type === 'process.archived' ? null : { id: '1', name: 'Candidate' },
    labels: {},
    client: null,
    occurred: { us, raw: `minute ${minute}` },
    archive:
      type === 'process.archived'
        ? { author: null, sessions: [], signatures: [], payments: [], files: [] }
        : null,
    request: null,
    seq: nextSeq,
    deliveryId: nextSeq,
    receivedAt: us / 1000 + 400,
    reconstructed: false,
    ...more,
  };
}

const at = (minute: number) => new Date(Date.UTC(2025, 0, 26, 8, minute)).toISOString();
const manager = { sessionId: 's2', transactionNumber: 54, recipient: { id: '2', name: 'Manager' } };

function folded(...facts: [Fact, ...Fact[]]) {
  return fold(context, facts);
}

/** All that people see of a process: its line and its timeline. */
function drawn(facts: readonly Fact[]) {
  return { process: fold(context, facts as [Fact, ...Fact[]]), timeline: timelineOf(facts) };
}

describe('the fold, for every set of facts', () => {
  test('gives the same process and timeline in every order of arrival', () => {
    fc.assert(
      fc.property(
        factSet.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
        ),
        ([facts, shuffled]) => {
          expect(drawn(shuffled)).toEqual(drawn(facts));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('does not depend on which number arrival gave to a fact, save for the highest', () => {
    fc.assert(
      fc.property(factSet, (facts) => {
        const count = facts.length;
        const renumbered = facts.map((each) => ({ ...each, seq: count + 1 - each.seq })) as [Fact, ...Fact[]];
        expect(fold(context, renumbered)).toEqual(fold(context, facts));
      }),
      { numRuns: 300 },
    );
  });

  test('counts copies once', () => {
    fc.assert(
      fc.property(factSet, fc.array(fc.nat(), { maxLength: 6 }), (facts, picks) => {
        const copies = picks.map((pick) => facts[pick % facts.length]).filter((each) => each !== undefined);
        expect(drawn([...facts, ...copies])).toEqual(drawn(facts));
      }),
      { numRuns: 300 },
    );
  });

  test('gives a valid snapshot for any part of the facts, with every told session at exactly one station', () => {
    fc.assert(
      fc.property(factSet, (facts) => {
        const { process, timeline } = drawn(facts);
        expect(processSchema.safeParse(process).error).toBeUndefined();
        const told = new Set(
          facts.flatMap((each) => [
            each.sessionId,
            ...(each.archive?.sessions ?? []).map((s) => s.sessionId),
          ]),
        );
        told.delete(null);
        const shown = process.stations.flatMap((station) =>
          station.sessions.map((session) => session.sessionId),
        );
        expect(shown.toSorted()).toEqual([...told].sort());
        expect(timeline.map((event) => event.occurredAt)).toEqual(
          timeline.map((event) => event.occurredAt).toSorted(),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('leaves its input as it was', () => {
    fc.assert(
      fc.property(factSet, (facts) => {
        const before = structuredClone(facts);
        drawn(facts);
        expect(facts).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});

describe('all 720 orders of a six-event process', () => {
  const six: [Fact, ...Fact[]] = [
    fact('session.created', 0),
    fact('session.logged_in', 1),
    fact('session.loaded', 2),
    fact('session.submitted', 3),
    fact('session.created', 3, manager),
    fact('process.archived', 9),
  ];

  function* permutations<T>(items: readonly T[]): Generator<T[]> {
    if (items.length === 0) yield [];
    for (const [index, item] of items.entries()) {
      for (const rest of permutations(items.toSpliced(index, 1))) yield [item, ...rest];
    }
  }

  test('give one and the same result', () => {
    const expected = drawn(six);
    let count = 0;
    for (const order of permutations(six)) {
      expect(drawn(order)).toEqual(expected);
      count += 1;
    }
    expect(count).toBe(720);
  });
});

describe('a session', () => {
  test('goes from waiting to opened to filling to submitted', () => {
    const steps: [Fact, ...Fact[]] = [fact('session.created', 0)];
    const states = [folded(...steps).stations[0]?.state];
    for (const [minute, type] of (
      ['session.logged_in', 'session.loaded', 'session.submitted'] as const
    ).entries()) {
      steps.push(fact(type, minute + 1));
      states.push(folded(...steps).stations[0]?.state);
    }
    expect(states).toEqual(['waiting', 'opened', 'filling', 'submitted']);
  });

  test('keeps its first times and counts its logins', () => {
    const [station] = folded(
      fact('session.logged_in', 4),
      fact('session.logged_in', 2),
      fact('session.loaded', 5),
      fact('session.loaded', 3),
    ).stations;
    expect(station).toMatchObject({ loggedInAt: at(2), loadedAt: at(3), visits: 2, createdAt: null });
  });

  test('stays submitted when it is deleted later, and notes the purge', () => {
    const process = folded(fact('session.submitted', 3), fact('session.deleted', 50));
    expect(process.state).toBe('submitted');
    expect(process.stations[0]).toMatchObject({ state: 'submitted', deletedAt: at(50) });
  });

  test('stays expired when the vendor deletes it afterwards', () => {
    const process = folded(
      fact('session.created', 0),
      fact('session.expired', 30),
      fact('session.deleted', 33),
    );
    expect(process.state).toBe('expired');
    expect(process.stations[0]).toMatchObject({ state: 'expired', expiredAt: at(30), deletedAt: at(33) });
  });

  test('that is deleted without having ended before is deleted', () => {
    expect(folded(fact('session.created', 0), fact('session.deleted', 30)).state).toBe('deleted');
  });

  test('without a recipient is a station of its own', () => {
    const alone = { recipient: null };
    const process = folded(
      fact('session.created', 0, alone),
      fact('session.created', 1, { ...alone, sessionId: 's9', transactionNumber: null }),
    );
    expect(process.stations.map(({ name, recipientId }) => [name, recipientId])).toEqual([
      ['#53', null],
      ['s9', null],
    ]);
  });
});

describe('a change of a field', () => {
  test('says that somebody is filling in the form, though its loading was never told', () => {
    const { process, timeline } = drawn([
      fact('session.created', 0),
      fact('session.field_changed', 3),
      fact('session.field_changed', 4),
    ]);
    expect(process.stations[0]).toMatchObject({ state: 'filling', loadedAt: null, activity: 2 });
    expect(process.stations[0]?.sessions[0]).toMatchObject({ state: 'filling', activity: 2 });
    expect(timeline).toHaveLength(3);
  });

  test('that is told late takes back nothing of how its session ended', () => {
    const process = folded(fact('session.submitted', 9), fact('session.field_changed', 3));
    expect(process.stations[0]).toMatchObject({ state: 'submitted', activity: 1 });
  });
});

describe('a recipient with two sessions', () => {
  const again = { sessionId: 's1-again', transactionNumber: 60 };

  test('has one station, which waits again when a session is issued anew after an expiry', () => {
    const process = folded(
      fact('session.created', 0),
      fact('session.expired', 10),
      fact('session.created', 12, again),
    );
    expect(process.state).toBe('running');
    expect(process.stations).toHaveLength(1);
    expect(process.stations[0]).toMatchObject({
      state: 'waiting',
      sessionId: 's1-again',
      transactionNumber: 60,
    });
    expect(process.stations[0]?.sessions.map(({ state }) => state)).toEqual(['expired', 'waiting']);
  });

  test('is open while either session is', () => {
    const both: [Fact, ...Fact[]] = [
      fact('session.created', 0),
      fact('session.created', 1, again),
      fact('session.submitted', 2, again),
    ];
    expect(folded(...both).stations[0]?.state).toBe('waiting');
    expect(folded(...both, fact('session.submitted', 5)).stations[0]?.state).toBe('submitted');
  });
});

describe('a process', () => {
  test('is submitted when every known station has submitted', () => {
    expect(folded(fact('session.submitted', 1), fact('session.submitted', 2, manager)).state).toBe(
      'submitted',
    );
  });

  test('takes the state in which its last station ended, once none is open', () => {
    const process = folded(fact('session.submitted', 1), fact('session.expired', 8, manager));
    expect(process.state).toBe('expired');
  });

  test('is drawn from any first event, a process without a created event included', () => {
    const process = folded(fact('session.loaded', 7));
    expect(process).toMatchObject({
      state: 'running',
      startedAt: at(7),
      lastEventAt: at(7),
      completedAt: null,
    });
    expect(process.stations[0]).toMatchObject({ state: 'filling', createdAt: null, loadedAt: at(7) });
  });

  test('orders its stations by when they began, not by when they were heard of', () => {
    const process = folded(fact('session.created', 5, manager), fact('session.created', 0));
    expect(process.stations.map(({ name }) => name)).toEqual(['Candidate', 'Manager']);
  });

  test('is named by its title label, else by its first transaction number', () => {
    expect(folded(fact('session.created', 0)).title).toBe('Recruitment · 53');
    const named = folded(fact('session.created', 0, { labels: { candidate: 'דנה לוי' } }));
    expect(named.title).toBe('Recruitment · דנה לוי');
  });

  test('takes a label that was told twice from the later vendor time', () => {
    const process = folded(
      fact('session.submitted', 9, { labels: { region: 'north' } }),
      fact('session.created', 0, { labels: { region: 'south', unit: '4' } }),
    );
    expect(process.labels).toEqual({ region: 'north', unit: '4' });
  });

  test('keeps a label that is named __proto__ as a label', () => {
    const labels = JSON.parse('{"__proto__":"text"}') as Record<string, string>;
    const process = folded(fact('session.created', 0, { labels }));
    expect(Object.entries(process.labels)).toEqual([['__proto__', 'text']]);
    expect(JSON.stringify(process.labels)).toBe('{"__proto__":"text"}');
  });

  test('is a test only where its labels are exactly the sample', () => {
    const sample = { CUSTOMER_TAG: 'CUSTOMER_VALUE' };
    const first = fact('session.created', 0, { labels: sample });
    const test = folded({ ...first, seq: 2, receivedAt: first.receivedAt + 60_000 }, first);
    expect([test.isTest, test.testedAt]).toEqual([true, toIso((first.receivedAt + 60_000) * 1000)]);
    expect(folded(fact('session.created', 0, { labels: { ...sample, unit: '4' } })).isTest).toBe(false);
    expect(folded(fact('session.created', 0))).toMatchObject({ isTest: false, testedAt: null });
  });
});

describe('an archive', () => {
  const step = (type: EventType, minute: number) => ({
    type,
    occurred: { us: Date.parse(at(minute)) * 1000, raw: `minute ${minute}` },
  });
  const archived = fact('process.archived', 40, {
    archive: {
      author: 'dana@example.com',
      signatures: [],
      payments: [],
      files: [],
      sessions: [
        {
          sessionId: 's1',
          transactionNumber: 53,
          recipient: { id: '1', name: 'Candidate' },
          labels: { region: 'north' },
          steps: [step('session.created', 0), step('session.logged_in', 5), step('session.submitted', 20)],
          submission: { template: null, device: 'mobile', userAgent: null, ip: null, place: null },
        },
      ],
    },
  });

  test('that comes first draws the whole line from what it tells', () => {
    const { process, timeline } = drawn([archived]);
    expect(process).toMatchObject({
      state: 'completed',
      startedAt: at(0),
      completedAt: at(40),
      labels: { region: 'north' },
    });
    expect(process.stations[0]).toMatchObject({
      name: 'Candidate',
      state: 'submitted',
      createdAt: at(0),
      loggedInAt: at(5),
      submittedAt: at(20),
      visits: 1,
    });
    expect(process.stations[0]?.sessions[0]?.reconstructed).toBe(true);
    expect(timeline.map(({ type, reconstructed, seq }) => [type, reconstructed, seq])).toEqual([
      ['session.created', true, archived.seq],
      ['session.logged_in', true, archived.seq],
      ['session.submitted', true, archived.seq],
      ['process.archived', false, archived.seq],
    ]);
    expect(timeline[2]?.client).toEqual({ ip: null, userAgent: null, device: 'mobile' });
  });

  test('adds nothing that a webhook has told, at whatever time', () => {
    const { process, timeline } = drawn([
      archived,
      fact('session.created', 0),
      fact('session.logged_in', 4),
      fact('session.submitted', 21),
    ]);
    expect(timeline.filter((event) => event.reconstructed)).toEqual([]);
    expect(process.stations[0]).toMatchObject({ visits: 1, loggedInAt: at(4), submittedAt: at(21) });
  });

  test('says how many of its steps had come as webhooks, and which had not', () => {
    const facts = [archived, fact('session.created', 0), fact('session.loaded', 6)];
    expect(summarizeArchive(facts)?.webhooks).toEqual({
      told: 3,
      arrived: 1,
      missing: [
        { sessionId: 's1', type: 'session.logged_in' },
        { sessionId: 's1', type: 'session.submitted' },
      ],
    });
    expect(summarizeArchive(facts.slice(1))).toBeNull();
  });

  test('of several is summed up as the newest by its own time, whichever came last', () => {
    const older = fact('process.archived', 30, { archive: { ...archived.archive!, author: 'older' } });
    expect(summarizeArchive([archived, older])?.author).toBe('dana@example.com');
    expect(summarizeArchive([older, archived])?.author).toBe('dana@example.com');
  });

  test('is summed up alike in every order of arrival', () => {
    fc.assert(
      fc.property(
        factSet.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
        ),
        ([facts, shuffled]) => {
          expect(summarizeArchive(shuffled)).toEqual(summarizeArchive(facts));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('makes a later deletion of its sessions housekeeping', () => {
    expect(folded(archived, fact('session.deleted', 55)).state).toBe('completed');
  });
});
