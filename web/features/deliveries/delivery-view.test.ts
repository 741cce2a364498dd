import { expect, it } from 'vitest';
import { readView, viewPath } from './delivery-view.ts';

it('keeps the whole view in the address', () => {
  const view = { verdict: 'quarantined', source: 'דיור & more', open: 12 } as const;
  expect(readView(new URL(viewPath(view), 'http://localhost').search)).toEqual(view);
});

it('has the plain address where nothing is chosen', () => {
  expect(viewPath({ verdict: null, source: null, open: null })).toBe('/deliveries');
});

it('takes what it does not understand as not said', () => {
  for (const search of ['?verdict=lost&open=x', '?open=0', '?open=-3', '?open=1e3', '?verdict=']) {
    expect(readView(search)).toEqual({ verdict: null, source: null, open: null });
  }
});
