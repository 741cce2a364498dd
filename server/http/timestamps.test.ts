import { expect, it } from 'vitest';
import { notification } from '../testing/bodies.ts';
import { createTestApp } from '../testing/test-app.ts';

/** Forms that a timestamp may have, and the moment that each means where the source is in Jerusalem. */
const forms: readonly [told: string, moment: string, isAmbiguous?: true][] = [
  ['2025-01-26T08:49:33', '2025-01-26T06:49:33.000Z'],
  ['2025-01-26T08:49:34.1', '2025-01-26T06:49:34.100Z'],
  ['2025-01-26T08:49:34.12', '2025-01-26T06:49:34.120Z'],
  ['2025-01-26T08:49:34.123', '2025-01-26T06:49:34.123Z'],
  ['2025-01-26T08:49:34.1234', '2025-01-26T06:49:34.123Z'],
  ['2025-01-26T08:49:34.12345', '2025-01-26T06:49:34.123Z'],
  ['2025-01-26T08:49:34.123456', '2025-01-26T06:49:34.123Z'],
  ['2025-01-26T08:49:34.123457999', '2025-01-26T06:49:34.123Z'],
  ['2025-01-26T08:49:35,5', '2025-01-26T06:49:35.500Z'],
  ['2025-01-26 08:49:36', '2025-01-26T06:49:36.000Z'],
  ['2025-01-26T08:50', '2025-01-26T06:50:00.000Z'],
  [' 2025-01-26T08:50:01 ', '2025-01-26T06:50:01.000Z'],
  ['2025-01-26T06:50:02Z', '2025-01-26T06:50:02.000Z'],
  ['2025-01-26T06:50:03.25z', '2025-01-26T06:50:03.250Z'],
  ['2025-01-26T08:50:04+02:00', '2025-01-26T06:50:04.000Z'],
  ['2025-01-26T08:50:05+0200', '2025-01-26T06:50:05.000Z'],
  ['2025-01-26T08:50:06+02', '2025-01-26T06:50:06.000Z'],
  ['2025-01-26T01:20:07-05:30', '2025-01-26T06:50:07.000Z'],
  ['2025-01-26T12:35:08 +05:45', '2025-01-26T06:50:08.000Z'],
  ['2025-01-26T06:50:09-00:00', '2025-01-26T06:50:09.000Z'],
  ['2025-01-26T24:00:00', '2025-01-26T22:00:00.000Z'],
  ['2025-03-28T01:59:59', '2025-03-27T23:59:59.000Z'],
  ['2025-03-28T02:30:00', '2025-03-28T00:30:00.000Z'],
  ['2025-03-28T04:00:00', '2025-03-28T01:00:00.000Z'],
  ['2025-10-26T00:59:59', '2025-10-25T21:59:59.000Z'],
  ['2025-10-26T01:30:00', '2025-10-25T22:30:00.000Z', true],
  ['2025-10-26T01:30:00+02:00', '2025-10-25T23:30:00.000Z'],
  ['2025-10-26T02:00:00', '2025-10-26T00:00:00.000Z'],
  ['2028-02-29T12:00:00', '2028-02-29T10:00:00.000Z'],
  ['2028-12-31T23:59:60Z', '2029-01-01T00:00:00.000Z'],
];

/** What is no moment at all, or not one that can be read without a guess. */
const others: readonly unknown[] = [
  1_737_877_773,
  1_737_877_773_626,
  '1737877773',
  null,
  undefined,
  '',
  true,
  {},
  '2025-01-26',
  '26/01/2025 08:49',
  '2025-02-30T08:49:33',
  '2025-01-26T24:00:01',
  '2025-01-26T08:60:00',
  'Invalid Date',
  'לפני שעה',
];

it('every form of a timestamp is read as its moment and kept as it was told, in the order of the moments', async () => {
  const app = await createTestApp({ TIME_ZONE: 'Asia/Jerusalem' });
  try {
    // The last first, so that the order is not that of arrival.
    for (const [timestamp] of forms.toReversed())
      expect((await app.post('cellosign', notification({ event: { timestamp } }))).status).toBe(200);
    const { items } = (await app.get('/api/processes/7932390e-ee95-4888-ba64-9c7e6f2f5908/events')) as {
      items: { occurredAt: string; occurredAtRaw: string; isAmbiguous: boolean }[];
    };
    expect(items.map((each) => [each.occurredAtRaw, each.occurredAt, each.isAmbiguous])).toEqual(
      forms.map(([told, moment, isAmbiguous = false]) => [told, moment, isAmbiguous]),
    );
    await app.store.forgetProjections();
    const again = (await app.events()).filter(({ isAmbiguous }) => isAmbiguous);
    expect(again.map(({ occurredAtRaw }) => occurredAtRaw)).toEqual(['2025-10-26T01:30:00']);
  } finally {
    await app.close();
  }
});

it.each(others)(
  'the timestamp %j is quarantined with a sentence, and never becomes a date',
  async (timestamp) => {
    const app = await createTestApp();
    try {
      const answer = await app.post('cellosign', notification({ event: { timestamp } }));
      expect(answer.status).toBe(400);
      const { errordesc } = (await answer.json()) as { errordesc: string };
      expect(errordesc).toMatch(/^event\.timestamp is (?:missing or is no text|not a time: ".*")\.$/u);
      expect(await app.events()).toEqual([]);
    } finally {
      await app.close();
    }
  },
);
