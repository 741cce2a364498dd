import { describe, expect, it } from 'vitest';
import type { Process } from '../../shared/process.ts';
import {
  at,
  expected,
  hour,
  makeProcess,
  makeStation,
  makeWorkflow,
  minute,
  morning,
} from '../lib/process.fixture.ts';
import { layoutLine, type LineLayout } from './line-layout.ts';

const route = makeWorkflow(['Candidate', 'Manager', 'HR']);

function marks(line: LineLayout): string[] {
  return line.stops.map(({ name, kind, mark }) => `${kind === 'archive' ? 'archive' : name}: ${mark}`);
}

describe('the line of a process', () => {
  it('goes on from the last station with the usual stops and the archive', () => {
    const process = makeProcess({
      stations: [makeStation('Candidate', 'filling', { created: 0, loaded: 1 })],
    });
    const line = layoutLine(process, route, morning + 2 * minute);
    expect(marks(line)).toEqual([
      'Candidate: filling',
      'Manager: upcoming',
      'HR: upcoming',
      'archive: upcoming',
    ]);
    expect(line.segments).toEqual(['ahead', 'ahead', 'ahead']);
  });

  it('counts down to the archive only once nobody else usually comes first', () => {
    const submitted = (...names: string[]) =>
      makeProcess({
        state: 'submitted',
        stations: names.map((name) => makeStation(name, 'submitted', { created: 0, submitted: 4 })),
      });
    const dwell = (...names: string[]) =>
      layoutLine(submitted(...names), route, morning + 6 * minute).stops.at(-1)?.dwell;
    expect(dwell('Candidate', 'Manager')).toBeNull();
    expect(dwell('Candidate', 'Manager', 'HR')).toBe(2 * minute);
  });

  it('is solid up to the last station that was reached', () => {
    const process = makeProcess({
      stations: [
        makeStation('Candidate', 'submitted', { created: 0, submitted: 4 }),
        makeStation('Manager', 'waiting', { created: 4 }),
      ],
    });
    expect(layoutLine(process, route, morning + hour).segments).toEqual(['travelled', 'ahead', 'ahead']);
  });

  it('does not join stations that wait side by side', () => {
    const process = makeProcess({
      stations: [
        makeStation('Candidate', 'submitted', { created: 0, submitted: 4 }),
        makeStation('Manager', 'opened', { created: 4, loggedIn: 5 }),
        makeStation('HR', 'waiting', { created: 4 }),
      ],
    });
    expect(layoutLine(process, route, morning + hour).segments).toEqual(['travelled', 'ahead', 'ahead']);
  });

  it('predicts nothing for a process that is completed', () => {
    const process = makeProcess({
      state: 'completed',
      completedAt: at(9),
      stations: [makeStation('Candidate', 'submitted', { created: 0, submitted: 4 })],
    });
    const line = layoutLine(process, route, morning + hour);
    expect(marks(line)).toEqual(['Candidate: submitted', 'archive: submitted']);
    expect(line.segments).toEqual(['travelled']);
  });

  it('does not predict a stop that was skipped', () => {
    const process = makeProcess({ stations: [makeStation('HR', 'waiting', { created: 0 })] });
    expect(marks(layoutLine(process, route, morning))).toEqual(['HR: waiting', 'archive: upcoming']);
  });

  it('predicts no stations for a process that shares none with the usual route', () => {
    const process = makeProcess({ stations: [makeStation('Auditor', 'waiting', { created: 0 })] });
    expect(marks(layoutLine(process, route, morning))).toEqual(['Auditor: waiting', 'archive: upcoming']);
  });

  it('keeps what usually follows when a station was added in between', () => {
    const process = makeProcess({
      stations: [
        makeStation('candidate ', 'submitted', { created: 0, submitted: 4 }),
        makeStation('Auditor', 'waiting', { created: 4 }),
      ],
    });
    expect(marks(layoutLine(process, route, morning)).slice(2)).toEqual([
      'Manager: upcoming',
      'HR: upcoming',
      'archive: upcoming',
    ]);
  });

  it('expects an archive while nothing is known, and none where there never was one', () => {
    const process = makeProcess({ stations: [makeStation('Candidate', 'waiting', { created: 0 })] });
    expect(marks(layoutLine(process, undefined, morning))).toContain('archive: upcoming');
    const without = makeWorkflow(['Candidate'], { archive: null });
    expect(marks(layoutLine(process, without, morning))).toEqual(['Candidate: waiting']);
  });

  it('draws a process that is known from its archive alone', () => {
    const line = layoutLine(makeProcess({ state: 'completed', completedAt: at(0) }), undefined, morning);
    expect(marks(line)).toEqual(['archive: submitted']);
    expect(line.segments).toEqual([]);
  });

  it('awaits nobody else and no archive after the signers of a request', () => {
    const stations = [makeStation('Candidate', 'opened', { created: 0 })];
    const request = (state: Process['state']) => makeProcess({ isRequest: true, state, stations });
    for (const state of ['running', 'submitted', 'completed'] as const)
      expect(marks(layoutLine(request(state), route, morning))).toEqual(['Candidate: opened']);
  });

  it('has the way behind those who have signed a request travelled', () => {
    const signers = (['submitted', 'opened', 'waiting'] as const).map((state) =>
      makeStation(state, state, { created: 0 }),
    );
    const line = layoutLine(makeProcess({ isRequest: true, stations: signers }), route, morning);
    expect(line.segments).toEqual(['travelled', 'ahead']);
  });
});

describe('dwell', () => {
  const now = morning + 90 * minute;
  const dwellOf = (station: ReturnType<typeof makeStation>) =>
    layoutLine(makeProcess({ stations: [station] }), undefined, now).stops[0]?.dwell;

  it('runs on while the station is open', () => {
    expect(dwellOf(makeStation('Candidate', 'waiting', { created: 0 }))).toBe(90 * minute);
  });

  it('ends with the submission, whatever is purged later', () => {
    const purged = makeStation('Candidate', 'submitted', { created: 0, submitted: 4, deleted: 60 });
    expect(dwellOf(purged)).toBe(4 * minute);
  });

  it('ends when the station expired', () => {
    expect(dwellOf(makeStation('Candidate', 'expired', { created: 0, expired: 30 }))).toBe(30 * minute);
  });

  it('counts from the first sign of life where the sending is not known', () => {
    expect(dwellOf(makeStation('Candidate', 'opened', { loggedIn: 30 }))).toBe(60 * minute);
  });

  it('counts from the first sending when the form was sent again', () => {
    const again = makeStation('Candidate', 'waiting', { created: 60 });
    const first = makeStation('Candidate', 'expired', { created: 0, expired: 50 }).sessions;
    expect(dwellOf({ ...again, sessions: [...first, ...again.sessions] })).toBe(90 * minute);
  });

  it('is not known where the end of a closed station is not', () => {
    expect(dwellOf(makeStation('Candidate', 'failed', { created: 0 }))).toBeNull();
  });

  it('is never negative, though the clocks disagree', () => {
    expect(dwellOf(makeStation('Candidate', 'waiting', { created: 200 }))).toBe(0);
  });
});

describe('lateness', () => {
  const waiting = makeProcess({ stations: [makeStation('Candidate', 'waiting', { created: 0 })] });
  const isLate = (workflow: ReturnType<typeof makeWorkflow>, now: number, process = waiting) =>
    layoutLine(expected(process, workflow), workflow, now).stops[0]?.late;

  it('begins once an open station is past the usual time', () => {
    expect(isLate(route, morning + hour - 1)).toBe(false);
    expect(isLate(route, morning + hour)).toBe(true);
  });

  it('is not claimed on too few samples', () => {
    expect(isLate(makeWorkflow(['Candidate'], {}, hour, 19), morning + 9 * hour)).toBe(false);
    expect(isLate(makeWorkflow(['Candidate'], {}, hour, 20), morning + 9 * hour)).toBe(true);
  });

  it('ends with the station', () => {
    const submitted = makeProcess({
      stations: [makeStation('Candidate', 'submitted', { created: 0, submitted: 300 })],
    });
    expect(isLate(route, morning + 9 * hour, submitted)).toBe(false);
  });

  it('is the word of the server, whatever this page has learned', () => {
    const due = { ...waiting, dueAt: at(30) };
    const other = makeWorkflow(['Candidate'], {}, 9 * hour);
    for (const workflow of [undefined, other, route]) {
      expect(layoutLine(due, workflow, morning + 29 * minute).stops[0]).toMatchObject({ late: false });
      expect(layoutLine(due, workflow, morning + 31 * minute).stops[0]).toMatchObject({
        late: true,
        limit: 30 * minute,
      });
    }
    expect(layoutLine(waiting, route, morning + 9 * hour).stops[0]).toMatchObject({ late: false });
  });

  it('marks of several open stations those that are past what is usual', () => {
    const process = expected(
      makeProcess({
        stations: [
          makeStation('Candidate', 'waiting', { created: 0 }),
          makeStation('Manager', 'waiting', { created: 20 }),
        ],
      }),
      route,
    );
    const lateAt = (minutes: number) =>
      layoutLine(process, route, morning + minutes * minute).stops.flatMap(({ late, name }) =>
        late ? [name] : [],
      );
    expect([lateAt(59), lateAt(61), lateAt(81)]).toEqual([[], ['Candidate'], ['Candidate', 'Manager']]);
  });

  it('is told of an archive that does not come', () => {
    const process = makeProcess({
      state: 'submitted',
      stations: [makeStation('HR', 'submitted', { created: 0, submitted: 1 })],
    });
    expect(layoutLine(expected(process, route), route, morning + 2 * hour).stops.at(-1)).toMatchObject({
      kind: 'archive',
      late: true,
      dwell: 2 * hour - minute,
    });
  });
});
