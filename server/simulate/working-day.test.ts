import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NewFact, VendorTime } from '../process/fact.ts';
import { cellosign } from '../providers/cellosign/cellosign.ts';
import { arrivals, spread } from './starts.ts';
import type { Step } from './step.ts';
import { faster, livelyAfter } from './tempo.ts';
import { workingDay, type Day } from './working-day.ts';
import { workflows } from './workflows.ts';

const from = Date.UTC(2026, 0, 4);
const minute = 60_000;
const week = 7 * 24 * 60 * minute;

function steps(options: Partial<Day> & { seed?: number; processes?: number } = {}): Step[] {
  const { seed = 1, processes = 400, ...rest } = options;
  return [...workingDay({ seed, starts: spread(seed, processes, from, from + week), ...rest })];
}

const usual = steps();

function factOf(step: Step): NewFact {
  const reading = cellosign.read(step.body, { timeZone: 'Asia/Jerusalem', settings: {} });
  if (reading.kind !== 'fact') throw new Error(`not read: ${JSON.stringify(reading)}`);
  return reading.fact;
}

function momentOf(step: Step): VendorTime {
  const { occurred } = factOf(step);
  if (!occurred) throw new Error('no time was told');
  return occurred;
}

function byProcess(all: readonly Step[]): NewFact[][] {
  const groups = new Map<string, NewFact[]>();
  for (const step of all) groups.set(step.processId, [...(groups.get(step.processId) ?? []), factOf(step)]);
  return [...groups.values()];
}

describe('a working day', () => {
  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(steps({ seed, processes: 5 })).toEqual(steps({ seed, processes: 5 }));
      }),
      { numRuns: 20 },
    );
  });

  it('gives other ids to the same people when it is played again later', () => {
    const play = (start: number) => [...workingDay({ seed: 7, starts: [start] })].map(factOf);
    const [first, again] = [play(from), play(from + minute)];
    expect(again[0]?.processId).not.toBe(first[0]?.processId);
    expect(again[0]?.labels).toEqual(first[0]?.labels);
  });

  it('is read by the provider to the last body, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        for (const step of steps({ seed, processes: 20 }))
          expect(factOf(step).processId).toBe(step.processId);
      }),
      { numRuns: 20 },
    );
  });

  it('arrives in order of time, and nothing before it happened', () => {
    let last = 0;
    for (const step of usual) {
      expect(step.at).toBeGreaterThanOrEqual(last);
      expect(step.at).toBeGreaterThan(momentOf(step).us / 1000 - 1);
      last = step.at;
    }
  });

  it('writes times as the vendor does: local, without a zone, to the microsecond', () => {
    const [step] = [...workingDay({ seed: 1, starts: [Date.UTC(2026, 6, 1, 9, 0, 0, 123)] })];
    expect(momentOf(step!).raw).toMatch(/^2026-07-01T12:00:00\.123\d{3}$/);
  });

  it('has every workflow, in Hebrew and in English', () => {
    const all = usual;
    expect(new Set(all.map((step) => step.source))).toEqual(new Set(workflows.map(({ slug }) => slug)));
    const titles = all.flatMap((step) => Object.values(factOf(step).labels)).join(' ');
    expect(titles).toMatch(/[א-ת]/);
    expect(titles).toMatch(/[A-Z][a-z]+ [A-Z][a-z]+/);
  });

  it('numbers every process and every session once', () => {
    const sessions = new Map<string, unknown>();
    for (const step of usual) {
      const fact = factOf(step);
      if (fact.sessionId) sessions.set(fact.sessionId, fact.transactionNumber);
    }
    expect(new Set(sessions.values()).size).toBe(sessions.size);
  });

  it('keeps office hours by another clock if asked to', () => {
    const [friday, ahead] = [Date.UTC(2026, 0, 9, 9), 5 * 24 * 60 * minute];
    const opened = (options: Partial<Day>) =>
      [...workingDay({ seed: 3, starts: Array.from({ length: 30 }, () => friday), ...options })]
        .filter((step) => {
          const fact = factOf(step);
          return fact.recipient?.name === 'Branch' && fact.type === 'session.logged_in';
        })
        .map(momentOf)
        .map(({ us }) => us / 1000 - friday);
    expect(Math.min(...opened({}))).toBeGreaterThan(40 * 60 * minute);
    expect(Math.min(...opened({ ahead }))).toBeLessThan(5 * 60 * minute);
  });

  it('tells nothing that happens after the end that was asked for, and starts every process before it', () => {
    const until = from + week;
    const all = steps({ until });
    expect(new Set(all.map((step) => step.processId)).size).toBe(400);
    for (const step of all) expect(momentOf(step).us / 1000).toBeLessThan(until + 1);
  });
});

describe('the trouble in a working day', () => {
  const processes = byProcess(usual);
  const types = (facts: readonly NewFact[]) => facts.map((fact) => fact.type);
  const share = (matches: (facts: readonly NewFact[]) => boolean) =>
    processes.filter(matches).length / processes.length;

  const kinds: [string, (facts: readonly NewFact[]) => boolean, number, number][] = [
    ['most processes are archived', (facts) => types(facts).includes('process.archived'), 0.7, 0.97],
    ['some expire', (facts) => types(facts).includes('session.expired'), 0.03, 0.3],
    [
      'some are sent to the same recipient again after they expired',
      (facts) =>
        facts.some(
          (fact) =>
            fact.type === 'session.created' &&
            facts.some(
              (other) => other.recipient?.id === fact.recipient?.id && other.sessionId !== fact.sessionId,
            ),
        ),
      0.01,
      0.2,
    ],
    [
      'some are deleted without an archive',
      (facts) => types(facts).includes('session.deleted') && !types(facts).includes('process.archived'),
      0.01,
      0.2,
    ],
    [
      'some are purged by the vendor after the archive',
      (facts) => types(facts).includes('session.deleted') && types(facts).includes('process.archived'),
      0.1,
      0.4,
    ],
    ['some have no created event first', (facts) => facts[0]?.type !== 'session.created', 0.01, 0.2],
    [
      'some open the link again and again',
      (facts) =>
        types(facts).filter((type) => type === 'session.logged_in').length >
        types(facts).filter((type) => type === 'session.loaded').length,
      0.15,
      0.7,
    ],
    [
      'some deliveries come twice',
      (facts) =>
        new Set(facts.map((fact) => `${fact.type} ${fact.sessionId} ${fact.occurred?.raw}`)).size <
        facts.length,
      0.1,
      0.6,
    ],
    [
      'some deliveries come behind later ones',
      (facts) =>
        facts.some(
          (fact, index) => index > 0 && (fact.occurred?.us ?? 0) < (facts[index - 1]?.occurred?.us ?? 0),
        ),
      0.1,
      0.7,
    ],
  ];

  for (const [what, matches, least, most] of kinds) {
    it(`is believable: ${what}`, () => {
      expect(share(matches)).toBeGreaterThan(least);
      expect(share(matches)).toBeLessThan(most);
    });
  }
});

describe('the tempo', () => {
  it('runs a process faster without moving its start or its order', () => {
    expect(faster(10)([1000, 2000, 12_000])).toEqual([1000, 1100, 2100]);
  });

  it('leaves the past alone and shortens every wait after it', () => {
    const now = from + week;
    const moments = [
      now - 9 * 60 * minute,
      now - minute,
      now + 300 * minute,
      now + 301 * minute,
      now + 9000 * minute,
    ];
    const played = livelyAfter(now)(moments);
    expect(played.slice(0, 2)).toEqual(moments.slice(0, 2));
    expect(played[2]).toBeLessThanOrEqual(now + 5 * minute);
    expect(played[3]).toBe((played[2] ?? 0) + minute);
    expect(played[4]).toBeGreaterThan((played[3] ?? 0) + 30 * minute);
    expect(played[4]).toBeLessThanOrEqual((played[3] ?? 0) + 80 * minute);
  });

  it('keeps a board alive: something arrives every few seconds', () => {
    const now = from + week;
    function* starts() {
      yield* spread(1, 300, from, now - 1000);
      yield* arrivals(1, now, 30_000);
    }
    let inFirstMinutes = 0;
    for (const step of workingDay({ seed: 1, starts: starts(), tempo: livelyAfter(now) })) {
      if (step.at > now + 10 * minute) break;
      if (step.at > now) inFirstMinutes += 1;
    }
    expect(inFirstMinutes).toBeGreaterThan(120);
  });
});
