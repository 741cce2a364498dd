import { expect, it } from 'vitest';
import { isLocal } from './is-local.ts';

it.each([
  ['http://127.0.0.1:4100/webhooks/cellosign', true],
  ['http://localhost:4100/webhooks/cellosign', true],
  ['http://[::1]:4100/webhooks/cellosign', true],
  ['https://board.example.co.il/webhooks/cellosign', false],
  ['https://127.0.0.1.example.com/webhooks/cellosign', false],
  ['http://192.168.1.7:4100/webhooks/cellosign', false],
])('%s is an address of this machine alone: %s', (url, expected) => {
  expect(isLocal(url)).toBe(expected);
});
