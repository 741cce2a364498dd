import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factSet } from '../../process/fact.arbitrary.ts';
import { readRest, settleRest } from './rest.ts';

test('the rest of each fact is read as it was written, after the one before it', () => {
  fc.assert(
    fc.property(factSet, (facts) => {
      for (const [index, fact] of facts.entries()) {
        const before = facts[index - 1];
        const { vendorType, processNumber, transactionNumber, recipient, labels, client, archive, request } =
          fact;
        const rest = {
          vendorType,
          processNumber,
          transactionNumber,
          recipient,
          labels,
          client,
          archive,
          request,
        };
        const settled = settleRest(fact, before);
        expect(JSON.stringify(settled.rest)).toBe(JSON.stringify(rest));
        expect(JSON.stringify(readRest(settled.text, before))).toBe(JSON.stringify(rest));
      }
    }),
    { numRuns: 300 },
  );
});

test('what a fact repeats is not written again, and what it takes back is', () => {
  const first = {
    vendorType: 'A',
    processNumber: 51,
    transactionNumber: 53,
    recipient: { id: '1', name: 'Dana' },
    labels: { region: 'north' },
    client: { ip: '192.0.2.1', userAgent: null, device: null },
    archive: null,
    request: null,
  };
  const second = { ...first, recipient: { id: '1', name: 'Dana' }, labels: {}, client: null };
  const { text, rest } = settleRest(second, first);
  expect(JSON.parse(text)).toEqual({ labels: {}, client: null });
  expect(readRest(text, first)).toEqual(second);
  expect(rest.recipient).toBe(first.recipient);
});
