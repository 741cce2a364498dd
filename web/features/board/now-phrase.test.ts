import { expect, it } from 'vitest';
import type { Process } from '../../../shared/process.ts';
import {
  at,
  expected,
  hour,
  makeProcess,
  makeStation,
  makeWorkflow,
  minute,
  morning,
} from '../../lib/process.fixture.ts';
import { layoutLine } from '../../ui/line-layout.ts';
import { nowPhrase } from './now-phrase.ts';

const route = makeWorkflow(['Candidate', 'Manager']);
const say = (told: Process, now: number) => {
  const process = told.dueAt === null ? expected(told, route) : told;
  return nowPhrase(process, layoutLine(process, route, now), now);
};

it('tells who holds the form, in which state and for how long', () => {
  const process = makeProcess({
    stations: [makeStation('Candidate', 'filling', { created: 0, loggedIn: 5, loaded: 6 })],
  });
  expect(say(process, morning + 18 * minute)).toEqual({
    kind: 'open',
    state: 'filling',
    station: 'Candidate',
    span: 12 * minute,
    stay: 18 * minute,
    late: null,
    quiet: null,
    others: 0,
  });
});

it('tells the time that nine in ten stayed below once a station is late', () => {
  const process = makeProcess({ stations: [makeStation('Candidate', 'waiting', { created: 0 })] });
  expect(say(process, morning + 2 * hour)).toMatchObject({ late: { dwell: 2 * hour, limit: hour } });
});

it('names the late one of two open stations and counts the other', () => {
  const process = makeProcess({
    stations: [
      makeStation('Candidate', 'waiting', { created: 0 }),
      makeStation('Manager', 'opened', { created: 100, loggedIn: 101 }),
    ],
  });
  expect(say(process, morning + 2 * hour)).toMatchObject({ station: 'Candidate', others: 1 });
});

it('names the station where something happened last when none is late', () => {
  const process = makeProcess({
    stations: [
      makeStation('Candidate', 'waiting', { created: 0 }),
      makeStation('Manager', 'opened', { created: 1, loggedIn: 2 }),
    ],
  });
  expect(say(process, morning + 3 * minute)).toMatchObject({ station: 'Manager', others: 1 });
});

it('tells how long a completed process took', () => {
  const process = makeProcess({ state: 'completed', completedAt: at(52) });
  expect(say(process, morning + 9 * hour)).toEqual({ kind: 'completed', span: 52 * minute });
});

it('says only that a request is under way while nobody was asked to sign', () => {
  expect(say(makeProcess({ isRequest: true }), morning)).toEqual({ kind: 'preparing' });
});

it('tells whether an expired form was ever opened', () => {
  const expired = (times: object) =>
    say(
      makeProcess({
        state: 'expired',
        stations: [makeStation('Candidate', 'expired', { created: 0, ...times })],
      }),
      morning,
    );
  expect(expired({ expired: 60 })).toMatchObject({ kind: 'ended', neverOpened: true });
  expect(expired({ loggedIn: 3, expired: 60 })).toMatchObject({ station: 'Candidate', neverOpened: false });
});

it('tells what usually follows when every known station has submitted', () => {
  const submitted = (...names: string[]) =>
    makeProcess({
      state: 'submitted',
      stations: names.map((name) => makeStation(name, 'submitted', { created: 0, submitted: 4 })),
    });
  expect(say(submitted('Candidate'), morning)).toMatchObject({ kind: 'submitted', next: 'Manager' });
  expect(say(submitted('Candidate', 'Manager'), morning)).toMatchObject({ kind: 'submitted', next: null });
});

it('tells for how long nothing was heard of a process that is quiet', () => {
  const stations = [makeStation('Candidate', 'waiting', { created: 0 })];
  const process = makeProcess({ stations, lastEventAt: at(0), quietAt: at(600) });
  expect(say(process, morning + 599 * minute)).toMatchObject({ kind: 'open', quiet: null });
  expect(say(process, morning + 600 * minute)).toMatchObject({ kind: 'open', quiet: 600 * minute });
});

it('tells where a process stood that was closed by hand', () => {
  const stations = [
    makeStation('Candidate', 'submitted', { created: 0, submitted: 4 }),
    makeStation('Manager', 'waiting', { created: 4 }),
  ];
  expect(say(makeProcess({ state: 'closed', closedAt: at(900), stations }), morning + 20 * hour)).toEqual({
    kind: 'closed',
    station: 'Manager',
  });
});
