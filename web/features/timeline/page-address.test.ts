import { expect, it } from 'vitest';
import { readAddress } from './page-address.ts';

it('reads process, source and selected event', () => {
  expect(readAddress('/processes/p-1', '?source=north&event=12')).toEqual({
    processId: 'p-1',
    source: 'north',
    event: '12',
    payload: false,
  });
});

it('needs neither source nor event', () => {
  expect(readAddress('/sub/path/processes/p-1', '')).toEqual({
    processId: 'p-1',
    source: undefined,
    event: null,
    payload: false,
  });
});

it('knows whether the payload of the event is open', () => {
  expect(readAddress('/processes/p-1', '?event=12&payload=open').payload).toBe(true);
  expect(readAddress('/processes/p-1', '?payload=open').payload).toBe(false);
});

it.each(['a/b', '100%', 'a%2Fb', 'תהליך', '?#&'])('finds the id %j again', (id) => {
  expect(readAddress(`/processes/${encodeURIComponent(id)}`, '').processId).toBe(id);
});

it('takes a stray percent sign as it is', () => {
  expect(readAddress('/processes/100%', '').processId).toBe('100%');
});
