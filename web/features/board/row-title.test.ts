import { expect, it } from 'vitest';
import { makeProcess } from '../../lib/process.fixture.ts';
import { rowTitle } from './row-title.ts';

it('parts the workflow from the name, so that a phone can show the name alone', () => {
  expect(rowTitle(makeProcess())).toMatchObject({
    number: '#51',
    workflow: 'Recruitment',
    name: 'Dana Levi',
  });
});

it('keeps a title whole that does not begin with its workflow', () => {
  expect(rowTitle(makeProcess({ title: '53', processNumber: null }))).toMatchObject({
    number: null,
    workflow: '',
    name: '53',
    isNumber: true,
  });
});

it('keeps the zeros of a number that the vendor wrote as text', () => {
  expect(rowTitle(makeProcess({ processNumber: '00053' })).number).toBe('#00053');
});

it('isolates each label, so that Hebrew and English do not mix up', () => {
  const { labels } = rowTitle(makeProcess({ labels: { CUSTOMER_TAG: 'צפון', position: 'nurse' } }));
  expect(labels).toEqual([
    '\u2068CUSTOMER_TAG: \u2068צפון\u2069\u2069',
    '\u2068position: \u2068nurse\u2069\u2069',
  ]);
});

it('leaves out what a column of its own tells', () => {
  const process = makeProcess({ labels: { department: 'Neurology', position: 'nurse' } });
  expect(rowTitle(process, ['number', 'workflow', 'label:department'])).toEqual({
    number: null,
    workflow: '',
    name: 'Dana Levi',
    isNumber: false,
    labels: ['\u2068position: \u2068nurse\u2069\u2069'],
  });
});
