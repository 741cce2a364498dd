import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventType } from '../../shared/event.ts';
import { process } from '../../shared/process.ts';
import type { ProcessState } from '../../shared/states.ts';
import { timeline as timelineOf } from './event.ts';
import { type Fact, type RequestNews, signingSession } from './fact.ts';
import { type FoldContext, fold } from './fold.ts';

const processSchema = process.omit({ dueAt: true, quietAt: true });
const context: FoldContext = {
  provider: 'ignisign',
  source: 'hr',
  workflow: 'Contracts',
  titleLabel: null,
  closing: null,
};
/** Its first four bytes are the second of its making: eight in the morning. */
const processId = `${(Date.UTC(2026, 2, 2, 8) / 1000).toString(16)}10e44e00125eab01`;
const begin = Date.UTC(2026, 2, 2, 9);

/** What is told; when it arrives is said by `arrived`. */
interface Told {
  type: EventType;
  signer?: string;
  news?: Partial<RequestNews>;
  label?: string;
}

function arrived(told: readonly Told[]): [Fact, ...Fact[]] {
  const facts = told.map(({ type, signer, news, label }, index): Fact => ({
    type,
    vendorType: type,
    processId,
    processNumber: null,
    sessionId: signer === undefined ? null : signingSession(processId, signer),
    transactionNumber: null,
    recipient: signer === undefined ? null : { id: signer, name: `${signer} by name` },
    labels: label === undefined ? {} : { externalId: label },
    client: null,
    occurred: { us: (begin + index * 60_000) * 1000, raw: null },
    archive: null,
    request: { status: null, signers: null, parentId: null, documentId: null, ...news },
    seq: index + 1,
    deliveryId: index + 1,
    receivedAt: begin + index * 60_000,
    reconstructed: false,
  }));
  return facts as [Fact, ...Fact[]];
}

const folded = (...told: Told[]) => fold(context, arrived(told));
const states = (...told: Told[]) => {
  const { state, stations } = folded(...told);
  return [state, ...stations.map((station) => `${station.recipientId}: ${station.state}`)];
};

const launched: Told = {
  type: 'signature_request.launched',
  news: {
    signers: [
      { id: 'tamar', name: 'tamar by name' },
      { id: 'amos', name: null },
    ],
  },
};
const opens = (signer: string): Told => ({ type: 'signature_session.initialized', signer });
const signs = (signer: string, documentId = 'd1'): Told => ({
  type: 'signature.finalized',
  signer,
  news: { documentId },
});
const fails = (signer: string, documentId = 'd1'): Told => ({
  type: 'signature.failed',
  signer,
  news: { documentId },
});
const request = (step: string, news: Partial<RequestNews> = {}): Told => ({
  type: `signature_request.${step}` as EventType,
  news,
});

describe('a request for signatures', () => {
  it('is under way and has no stations before its signers are known', () => {
    expect(states(request('initialized'), request('ready'))).toEqual(['running']);
  });

  it('knows its signers from its launch on, in the order in which the vendor lists them', () => {
    expect(states(opens('amos'), launched)).toEqual(['running', 'tamar: waiting', 'amos: opened']);
    expect(folded(launched).stations.map(({ name }) => name)).toEqual(['tamar by name', 'amos']);
  });

  it('shows a signer whom no list told after the others', () => {
    expect(states(opens('zoe'), opens('bill'), launched)).toEqual([
      'running',
      'tamar: waiting',
      'amos: waiting',
      'bill: opened',
      'zoe: opened',
    ]);
  });

  it('has a signer sign every document that anybody was told of', () => {
    expect(states(launched, signs('tamar'))).toEqual(['running', 'tamar: submitted', 'amos: waiting']);
    expect(states(launched, signs('tamar'), signs('amos'), signs('amos', 'd2'))).toEqual([
      'running',
      'tamar: filling',
      'amos: submitted',
    ]);
    const provided: Told = { type: 'document_request.provided', news: { documentId: 'd2' } };
    expect(states(launched, signs('tamar'), provided)[1]).toBe('tamar: filling');
  });

  it('is submitted once all have signed, and completed when the vendor says so', () => {
    const all = [launched, signs('tamar'), signs('amos')];
    expect(states(...all)).toEqual(['submitted', 'tamar: submitted', 'amos: submitted']);
    expect(states(...all, request('completed'))[0]).toBe('completed');
    expect(folded(...all, request('completed')).completedAt).toBe('2026-03-02T09:03:00.000Z');
  });

  it('has failed where the vendor calls it completed while somebody has not signed, until that signature comes', () => {
    const some = [launched, signs('tamar'), request('completed')];
    expect(states(...some)).toEqual(['failed', 'tamar: submitted', 'amos: failed']);
    expect(folded(...some).completedAt).toBeNull();
    expect(states(...some, signs('amos'))).toEqual(['completed', 'tamar: submitted', 'amos: submitted']);
  });

  it('is completed on the vendor’s word where no signer is known', () => {
    expect(states(request('completed'))).toEqual(['completed']);
  });

  it.each([
    ['failed', 'failed'],
    ['cancelled', 'deleted'],
    ['expired', 'expired'],
  ])('that has %s ends so for whoever has not signed', (step, state) => {
    expect(states(request(step))).toEqual([state]);
    expect(states(launched, opens('amos'), request(step))).toEqual([
      state,
      `tamar: ${state}`,
      `amos: ${state}`,
    ]);
    expect(states(launched, signs('tamar'), request(step))).toEqual([
      state,
      'tamar: submitted',
      `amos: ${state}`,
    ]);
  });

  it('says why somebody did not sign where it expired and was called completed', () => {
    expect(states(launched, signs('tamar'), request('expired'), request('completed'))).toEqual([
      'expired',
      'tamar: submitted',
      'amos: expired',
    ]);
  });

  it('has ended by its status too, whatever told it', () => {
    expect(states(launched, request('updated', { status: 'LAUNCH_ERROR' }))[0]).toBe('failed');
    expect(states(launched, request('updated', { status: 'PAUSED' }))[0]).toBe('running');
  });

  it('has a failed station where a signature failed, unless it was made after all', () => {
    expect(states(launched, fails('tamar'))).toEqual(['running', 'tamar: failed', 'amos: waiting']);
    expect(states(launched, fails('tamar'), signs('tamar'))[1]).toBe('tamar: submitted');
    expect(states(launched, signs('tamar'), fails('tamar', 'd2'))[1]).toBe('tamar: failed');
    expect(states(launched, fails('tamar'), signs('amos'))[0]).toBe('failed');
  });

  it('does not change by its proof', () => {
    const all = [launched, signs('tamar'), signs('amos'), request('completed')];
    for (const type of ['signature_proof.generated', 'signature_proof.failed'] as const)
      expect(states(...all, { type, news: { documentId: 'd9' } })).toEqual(states(...all));
  });

  it('tells when each step arrived, and the vendor’s own time of none', () => {
    const image: Told = { type: 'signer_image.generated', signer: 'tamar', news: { documentId: 'd1' } };
    expect(folded(launched, opens('tamar'), opens('tamar'), image, signs('tamar')).stations[0]).toMatchObject(
      {
        sessionId: `${processId}:tamar`,
        createdAt: '2026-03-02T09:00:00.000Z',
        loggedInAt: '2026-03-02T09:01:00.000Z',
        loadedAt: '2026-03-02T09:03:00.000Z',
        submittedAt: '2026-03-02T09:04:00.000Z',
        visits: 2,
      },
    );
    expect(timelineOf(arrived([launched]))[0]?.occurredAtRaw).toBeNull();
  });

  it('tells no beginning of a signature that was a single step', () => {
    expect(folded(launched, signs('tamar')).stations[0]?.loadedAt).toBeNull();
    expect(folded(launched, signs('tamar'), signs('tamar', 'd2')).stations[0]).toMatchObject({
      loadedAt: '2026-03-02T09:01:00.000Z',
      submittedAt: '2026-03-02T09:02:00.000Z',
    });
  });

  it('keeps each of two documents that one signer signed in the same millisecond', () => {
    const two = arrived([signs('tamar'), signs('tamar', 'd2')]).map((each) => ({
      ...each,
      occurred: { us: begin * 1000, raw: null },
    })) as [Fact, ...Fact[]];
    expect(fold(context, two).stations[0]?.state).toBe('submitted');
    expect(timelineOf(two)).toHaveLength(2);
  });

  it('began when its id was made, where that can be', () => {
    expect(folded(launched).startedAt).toBe('2026-03-02T08:00:00.000Z');
    const startOf = (id: string) =>
      fold(context, arrived([launched]).map((each) => ({ ...each, processId: id })) as [Fact]).startedAt;
    const second = (time: number) => `${(time / 1000).toString(16)}10e44e00125eab01`;
    expect(startOf(second(Date.UTC(2024, 2, 2)))).toBe('2026-03-02T09:00:00.000Z');
    expect(startOf(second(begin + 3_600_000))).toBe('2026-03-02T09:00:00.000Z');
    expect(startOf('contract-42')).toBe('2026-03-02T09:00:00.000Z');
  });

  it('is called by the name that the customer’s system has for it, else by its id', () => {
    expect(folded({ ...launched, label: 'contract-42' }).title).toBe('Contracts · contract-42');
    expect(folded(launched).title).toBe(`Contracts · ${processId}`);
  });

  describe('that was split', () => {
    const split = request('children_generated', { status: 'CHILDREN_GENERATED' });
    const standing = (states: ProcessState[], ...told: Told[]) => {
      const completedUs = states.includes('completed') ? Date.UTC(2026, 2, 3) * 1000 : null;
      return fold({ ...context, children: { states, completedUs, seq: 77 } }, arrived(told));
    };

    it('is under way while none of its children is known', () => {
      expect(states(split)).toEqual(['running']);
    });

    it.each<[ProcessState, ProcessState[]]>([
      ['running', ['completed', 'running', 'failed']],
      ['submitted', ['submitted', 'completed']],
      ['completed', ['completed']],
      ['failed', ['completed', 'deleted', 'failed', 'expired']],
      ['expired', ['completed', 'deleted', 'expired', 'submitted']],
      ['deleted', ['deleted', 'completed']],
    ])('is %s where they are %j', (state, made) => {
      expect(standing(made, split).state).toBe(state);
      expect(standing(made, request('initialized')).state).toBe(state);
    });

    it('is completed when the last of them was, and changes with each of them', () => {
      expect(standing(['completed'], split)).toMatchObject({
        completedAt: '2026-03-03T00:00:00.000Z',
        seq: 77,
      });
      expect(standing(['completed', 'running'], split).completedAt).toBeNull();
    });

    it('is no more completed by the vendor’s word than its children are', () => {
      const completed = request('completed', { status: 'COMPLETED' });
      expect(standing(['running'], split, completed).state).toBe('running');
      expect(standing(['expired'], split, completed).state).toBe('expired');
      expect(standing(['submitted'], split, completed).state).toBe('completed');
      expect(states(split, completed)).toEqual(['completed']);
    });

    it('has ended where the vendor says so of itself', () => {
      expect(standing(['running'], split, request('cancelled')).state).toBe('deleted');
    });

    it('has no stations of those who sign in its children', () => {
      expect(states(launched, split)).toEqual(['running']);
      expect(states(launched, signs('tamar'), split)).toEqual(['submitted', 'tamar: submitted']);
    });

    it('depends on no children where it was made from another one itself', () => {
      expect(standing(['completed'], request('ready', { parentId: 'r-0' })).state).toBe('running');
    });
  });

  it('hangs under the request that it was made from', () => {
    expect(folded(request('initialized'), request('ready', { parentId: 'r-0' })).parentId).toBe('r-0');
    expect(folded(launched).parentId).toBeNull();
  });
});

describe('in every order of arrival a request for signatures', () => {
  /** All that must not depend on it: everything but times. */
  function standing(told: readonly Told[]) {
    const { state, stations, title, parentId } = fold(context, arrived(told));
    const lines = stations.map(({ name, recipientId, state: each, sessionId, visits, ...times }) => ({
      name,
      recipientId,
      state: each,
      sessionId,
      visits,
      known: [times.createdAt, times.loggedInAt, times.loadedAt, times.submittedAt].map((at) => at !== null),
      ended: [times.expiredAt, times.deletedAt].map((at) => at !== null),
    }));
    return { state, lines, title, parentId };
  }

  const id = fc.constantFrom('a', 'b', 'c');
  const news = fc.record({
    status: fc.constantFrom(null, 'DRAFT', 'IN_PROGRESS', 'CANCELLED', 'COMPLETED'),
    signers: fc.option(fc.array(fc.record({ id, name: fc.constantFrom(null, 'x', 'y') }), { minLength: 1 })),
    parentId: fc.constantFrom(null, 'p', 'q'),
    documentId: fc.constantFrom(null, 'd1', 'd2'),
  });
  const told: fc.Arbitrary<Told> = fc.oneof(
    fc.record({
      type: fc.constantFrom<EventType>(
        'signature_session.initialized',
        'signer_image.generated',
        'signature.finalized',
        'signature.finalized',
        'signature.failed',
      ),
      signer: id,
      news,
    }),
    fc.record({
      type: fc.constantFrom<EventType>(
        'signature_request.initialized',
        'signature_request.launched',
        'signature_request.completed',
        'signature_request.expired',
        'document_request.provided',
        'signature_proof.generated',
      ),
      news,
    }),
  );

  it('stands at the same place', () => {
    fc.assert(
      fc.property(
        fc
          .array(told, { minLength: 1, maxLength: 9 })
          .chain((drawn) =>
            fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length })),
          ),
        ([drawn, shuffled]) => {
          expect(standing(shuffled)).toEqual(standing(drawn));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is a valid snapshot', () => {
    fc.assert(
      fc.property(fc.array(told, { minLength: 1, maxLength: 9 }), (drawn) => {
        expect(processSchema.safeParse(fold(context, arrived(drawn))).error).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  it('comes to the same end, in all 5,040 orders of a usual one', () => {
    const usual = [
      launched,
      opens('tamar'),
      signs('tamar'),
      signs('tamar', 'd2'),
      signs('amos'),
      signs('amos', 'd2'),
      request('completed'),
    ];
    const expected = standing(usual);
    expect(expected.state).toBe('completed');
    let count = 0;
    for (const order of permutations(usual)) {
      expect(standing(order)).toEqual(expected);
      count += 1;
    }
    expect(count).toBe(5040);
  });
});

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    for (const rest of permutations(items.toSpliced(index, 1))) yield [item, ...rest];
  }
}
