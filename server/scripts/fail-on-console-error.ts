import { format } from 'node:util';
import { afterEach, beforeEach, expect, vi } from 'vitest';

let complaints: string[] = [];

beforeEach(() => {
  complaints = [];
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      complaints.push(`console.${method}: ${format(...words)}`);
    });
  }
});

/** A complaint on the console that no test asked for is a failure; a test that expects one mocks the console itself. */
afterEach(() => {
  expect(complaints, 'an unexpected complaint on the console').toEqual([]);
});
