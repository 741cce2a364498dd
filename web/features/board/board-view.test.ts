import { describe, expect, it } from 'vitest';
import { readView, viewPath, viewQuery } from './board-view.ts';

describe('a view in the address', () => {
  it('comes back as it was written', () => {
    const view = {
      q: 'CUSTOMER_TAG:"צפון & דרום" #51',
      state: 'expired',
      workflow: 'Lease renewal',
      sort: 'number',
      columns: ['line', 'process', 'label:Department, head'],
      sel: 'a/b?c',
      since: 1200,
      at: Date.UTC(2025, 10, 22, 9, 30),
    } as const;
    expect(readView(new URL(viewPath(view), 'http://x').search)).toEqual(view);
  });

  it('is the plain path where nothing is chosen', () => {
    expect(viewPath(readView(''))).toBe('/');
  });

  it('has news on the board alone, and keeps its past for the way back', () => {
    const view = readView('?q=53&since=7&at=2025-11-22T09:30:00.000Z');
    expect(viewPath(view, '/stations')).toBe('/stations?q=53&at=2025-11-22T09%3A30%3A00.000Z');
  });

  it('has no future', () => {
    expect(readView('?at=2999-01-01T00:00:00.000Z').at).toBeNull();
  });

  it('ignores what it does not understand', () => {
    expect(readView('?state=asleep&sort=sideways&q=53&at=yesterday&since=-1')).toMatchObject({
      state: null,
      at: null,
      since: null,
      sort: 'updated',
      q: '53',
    });
  });
});

describe('a state in the search', () => {
  it('is the state filter, so that the two never contradict each other', () => {
    expect(readView('?q=dana+state:expired')).toMatchObject({ q: 'dana', state: 'expired' });
    expect(readView('?q=state:expired&state=running')).toMatchObject({ q: '', state: 'expired' });
  });

  it('is left where it is when it only says what is not wanted', () => {
    expect(readView('?q=-state:expired&state=running')).toMatchObject({
      q: '-state:expired',
      state: 'running',
    });
  });
});

describe('the search of a view', () => {
  it('puts the filters behind the words, quoted where they must be', () => {
    const view = { ...readView('?q=nurse'), state: 'running' as const, workflow: 'Lease "A" renewal' };
    expect(viewQuery(view)).toBe('nurse state:running workflow:"Lease \\"A\\" renewal"');
  });

  it('asks for what changed since, the way the API does', () => {
    expect(viewQuery(readView('?q=nurse&since=1200'))).toBe('nurse since:1200');
  });

  it('is empty for the whole board', () => {
    expect(viewQuery(readView('?sel=p-1'))).toBe('');
  });
});
