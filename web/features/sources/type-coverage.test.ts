import { expect, test } from 'vitest';
import { madeProvider, madeSource, seen } from './source.fixture.ts';
import { otherTypes, setUpTypes } from './type-coverage.ts';

const missing = (...arrived: string[]) =>
  setUpTypes(madeSource({ types: arrived.map((each) => seen(each)) }), madeProvider)
    .filter(({ isMissing }) => isMissing)
    .map(({ vendorType }) => vendorType);

test('where a form was submitted that was never loaded, the webhook for loading is not set up', () => {
  expect(missing('WHEF_CLIENT_LOGGED_IN', 'WHEF_CLIENT_FORM_SUBMITTED')).toEqual(['WHEF_CLIENT_FORM_LOADED']);
  expect(missing('WHP_ARCHIVE')).toEqual([
    'WHEF_CLIENT_LOGGED_IN',
    'WHEF_CLIENT_FORM_LOADED',
    'WHEF_CLIENT_FORM_SUBMITTED',
  ]);
});

test('what need not happen is not called missing: a created session may never be opened, nothing need expire', () => {
  expect(missing('WHEF_SESSION_CREATED')).toEqual([]);
  expect(missing('WHEF_SESSION_EXPIRED', 'WHEF_SESSION_DELETED')).toEqual([]);
  expect(missing()).toEqual([]);
});

test('what has no webhook of its own is told apart, known or not', () => {
  const source = madeSource({
    types: [seen('WHEF_SESSION_CREATED'), seen('WHEF_FORM_FIELD_CHANGED'), seen('SMS_SENT')],
  });
  expect(otherTypes(source, madeProvider).map(({ name }) => name)).toEqual(['Field changed', 'SMS_SENT']);
  expect(setUpTypes(source, madeProvider)).toHaveLength(7);
});
