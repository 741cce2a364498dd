import { expect, it } from 'vitest';
import { readAddress } from './page-address.ts';

it('reads process, source and selected event', () => {
  expect(readAddress('/processes/p-1', '?source=north&event=12')).toEqual({
    processId: 'p-1',
    source: 'north',
    event: '12',
    payload: false,
    trueScale: false,
    moment: null,
  });
});

it('needs neither source nor event', () => {
  expect(readAddress('/sub/path/processes/p-1', '')).toEqual({
    processId: 'p-1',
    source: undefined,
    event: null,
    payload: false,
    trueScale: false,
    moment: null,
  });
});

it('knows whether the payload of the event is open', () => {
  expect(readAddress('/processes/p-1', '?event=12&payload=open').payload).toBe(true);
  expect(readAddress('/processes/p-1', '?payload=open').payload).toBe(false);
});

it('knows the scale and the moment of the past, and takes no other word for one', () => {
  const read = (search: string) => readAddress('/processes/p-1', search);
  expect(read('?scale=true').trueScale).toBe(true);
  expect(read('?scale=yes').trueScale).toBe(false);
  expect(read('?at=2025-01-26T08:00:00.000Z').moment).toBe(Date.UTC(2025, 0, 26, 8));
  expect(read('?at=yesterday').moment).toBeNull();
});

it.each(['a/b', '100%', 'a%2Fb', 'תהליך', '?#&'])('finds the id %j again', (id) => {
  expect(readAddress(`/processes/${encodeURIComponent(id)}`, '').processId).toBe(id);
});

it('takes a stray percent sign as it is', () => {
  expect(readAddress('/processes/100%', '').processId).toBe('100%');
});
