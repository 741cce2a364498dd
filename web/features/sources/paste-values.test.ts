import { expect, test } from 'vitest';
import type { Credential } from '../../../shared/source.ts';
import { pasteValues } from './paste-values.ts';
import { madeSource } from './source.fixture.ts';

const made = (id: number, scheme: Credential['scheme'], name: string | null): Credential => ({
  id,
  scheme,
  name,
  ending: 'e21b',
  createdAt: '2026-03-02T08:00:00.000Z',
  lastUsedAt: null,
});
const listed = (credentials: Credential[], secrets: [number, string][] = []) =>
  pasteValues(madeSource({ credentials }), { secrets: new Map(secrets), hasContentType: true })
    .filter(({ field }) => field !== 'url' && field !== 'contentType')
    .map(({ field, text }) => [field, text]);

test('each way to authenticate asks for its own fields', () => {
  const secrets: [number, string][] = [[1, 'sbx_secret']];
  expect(listed([made(1, 'header', 'X-Signalbox-Key')], secrets)).toEqual([
    ['headerName', 'X-Signalbox-Key'],
    ['headerValue', 'sbx_secret'],
  ]);
  expect(listed([made(1, 'oauth', 'signalbox')], secrets)).toEqual([
    ['oauthUrl', madeSource().tokenUrl],
    ['oauthName', 'signalbox'],
    ['oauthValue', 'sbx_secret'],
  ]);
  expect(listed([made(1, 'bearer', null)], secrets)).toEqual([['bearerValue', 'sbx_secret']]);
});

test('of two credentials the newer one is to be pasted', () => {
  expect(listed([made(1, 'basic', 'old'), made(2, 'basic', 'new')])).toEqual([
    ['basicName', 'new'],
    ['basicValue', null],
  ]);
});

test('without credentials there is only the address and the content type', () => {
  const values = pasteValues(madeSource(), { secrets: new Map(), hasContentType: true });
  expect(values.map(({ field }) => field)).toEqual(['url', 'contentType']);
  expect(pasteValues(madeSource(), { secrets: new Map(), hasContentType: false })).toHaveLength(1);
});
