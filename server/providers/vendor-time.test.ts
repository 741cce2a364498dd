import { describe, expect, it } from 'vitest';
import { readVendorTime } from './vendor-time.ts';

/** The moment to the microsecond, as a person would check it. */
function read(text: string, zone: string): string | null {
  const time = readVendorTime(text, zone);
  if (!time) return null;
  const millis = Math.floor(time.us / 1000);
  return `${new Date(millis).toISOString().slice(0, -1)}${String(time.us - millis * 1000).padStart(3, '0')}Z`;
}

const jerusalem = 'Asia/Jerusalem';

const moments: readonly [text: string, zone: string, utc: string, why: string][] = [
  [
    '2025-01-26T08:49:33.626046',
    jerusalem,
    '2025-01-26T06:49:33.626046Z',
    'the vendor as documented, winter',
  ],
  ['2025-07-01T12:00:00', jerusalem, '2025-07-01T09:00:00.000000Z', 'summer time'],
  ['2025-01-26 08:49:33', jerusalem, '2025-01-26T06:49:33.000000Z', 'a space for the T'],
  ['2025-01-26T08:49', jerusalem, '2025-01-26T06:49:00.000000Z', 'no seconds'],
  ['2025-01-26T08:49:33.6', jerusalem, '2025-01-26T06:49:33.600000Z', 'tenths'],
  ['2025-01-26T08:49:33.000001', jerusalem, '2025-01-26T06:49:33.000001Z', 'one microsecond'],
  ['2025-01-26T08:49:33.626046789', jerusalem, '2025-01-26T06:49:33.626046Z', 'nanoseconds are cut'],
  ['2025-01-26T08:49:33,626046', jerusalem, '2025-01-26T06:49:33.626046Z', 'a decimal comma'],
  ['  2025-01-26T08:49:33  ', jerusalem, '2025-01-26T06:49:33.000000Z', 'spaces around it'],
  ['2025-01-26T08:49:33Z', jerusalem, '2025-01-26T08:49:33.000000Z', 'Z comes before the setting'],
  ['2025-01-26T08:49:33z', jerusalem, '2025-01-26T08:49:33.000000Z', 'a small z'],
  ['2025-01-26T08:49:33+02:00', 'UTC', '2025-01-26T06:49:33.000000Z', 'an offset'],
  ['2025-01-26T08:49:33+0200', 'UTC', '2025-01-26T06:49:33.000000Z', 'an offset without its colon'],
  ['2025-01-26T08:49:33+02', 'UTC', '2025-01-26T06:49:33.000000Z', 'an offset in hours'],
  ['2025-01-26T08:49:33 +02:00', 'UTC', '2025-01-26T06:49:33.000000Z', 'a space before the offset'],
  ['2025-01-26T08:49:33-05:30', 'UTC', '2025-01-26T14:19:33.000000Z', 'west of Greenwich'],
  ['2025-01-26T08:49:33+05:45', 'UTC', '2025-01-26T03:04:33.000000Z', 'a quarter-hour offset'],
  ['2025-01-26T08:49:33-00:00', jerusalem, '2025-01-26T08:49:33.000000Z', 'minus nothing'],
  [
    '2025-01-26T24:00:00',
    jerusalem,
    '2025-01-26T22:00:00.000000Z',
    'the end of the day is the next midnight',
  ],
  ['2024-12-31T24:00:00Z', jerusalem, '2025-01-01T00:00:00.000000Z', 'the end of the year'],
  ['2016-12-31T23:59:60Z', jerusalem, '2017-01-01T00:00:00.000000Z', 'a leap second is the moment after'],
  ['2024-02-29T12:00:00', jerusalem, '2024-02-29T10:00:00.000000Z', 'a leap day'],
  ['2025-03-28T01:59:59.999999', jerusalem, '2025-03-27T23:59:59.999999Z', 'the last moment of winter'],
  ['2025-03-28T02:00:00', jerusalem, '2025-03-28T00:00:00.000000Z', 'the first skipped moment: 03:00'],
  ['2025-03-28T02:30:00', jerusalem, '2025-03-28T00:30:00.000000Z', 'skipped by spring: 03:30'],
  ['2025-03-28T02:59:59', jerusalem, '2025-03-28T00:59:59.000000Z', 'the last skipped second'],
  ['2025-03-28T03:00:00', jerusalem, '2025-03-28T00:00:00.000000Z', 'the first moment of summer'],
  ['2025-03-29T02:30:00', jerusalem, '2025-03-28T23:30:00.000000Z', 'the night after'],
  ['2025-10-26T00:59:59', jerusalem, '2025-10-25T21:59:59.000000Z', 'before the repeated hour'],
  ['2025-10-26T01:00:00', jerusalem, '2025-10-25T22:00:00.000000Z', 'repeated: the first of the two'],
  ['2025-10-26T01:30:00', jerusalem, '2025-10-25T22:30:00.000000Z', 'repeated: the first of the two'],
  ['2025-10-26T01:59:59.999999', jerusalem, '2025-10-25T22:59:59.999999Z', 'the last of the first'],
  ['2025-10-26T01:30:00+02:00', jerusalem, '2025-10-25T23:30:00.000000Z', 'the second, by its own offset'],
  ['2025-10-26T02:00:00', jerusalem, '2025-10-26T00:00:00.000000Z', 'winter again'],
  ['2012-10-01T12:00:00', jerusalem, '2012-10-01T10:00:00.000000Z', 'in 2012 summer time ended in September'],
  ['2025-03-09T02:30:00', 'America/New_York', '2025-03-09T07:30:00.000000Z', 'a gap west of Greenwich'],
  [
    '2025-11-02T01:30:00',
    'America/New_York',
    '2025-11-02T05:30:00.000000Z',
    'a repeated hour west of Greenwich',
  ],
  ['2025-10-05T02:15:00', 'Australia/Lord_Howe', '2025-10-04T15:45:00.000000Z', 'a gap of half an hour'],
  ['2025-04-06T01:45:00', 'Australia/Lord_Howe', '2025-04-05T14:45:00.000000Z', 'a repeated half hour'],
  ['2025-09-07T00:30:00', 'America/Santiago', '2025-09-07T04:30:00.000000Z', 'a day that begins at one'],
  ['2025-01-26T08:49:33', 'Asia/Kathmandu', '2025-01-26T03:04:33.000000Z', 'a zone at a quarter hour'],
  ['2025-01-26T08:49:33', 'UTC', '2025-01-26T08:49:33.000000Z', 'UTC'],
  ['1970-01-01T00:00:00Z', 'UTC', '1970-01-01T00:00:00.000000Z', 'the first moment'],
  ['2038-01-19T03:14:08Z', 'UTC', '2038-01-19T03:14:08.000000Z', 'past 32 bits'],
  [
    '2200-12-31T23:59:59.999999Z',
    'UTC',
    '2200-12-31T23:59:59.999999Z',
    'the last moment, exact to the microsecond',
  ],
];

const noTimes = [
  '',
  ' ',
  'yesterday',
  '2025-01-26',
  '26/01/2025 08:49',
  '1737877773',
  '2025-1-26T08:49:33',
  '2025-00-26T08:49:33',
  '2025-13-26T08:49:33',
  '2025-01-00T08:49:33',
  '2025-02-30T08:49:33',
  '2023-02-29T08:49:33',
  '2100-02-29T08:49:33',
  '2025-01-26T25:00:00',
  '2025-01-26T24:00:01',
  '2025-01-26T24:00:00.1',
  '2025-01-26T08:60:00',
  '2025-01-26T08:49:61',
  '2025-01-26T08:49:33.',
  '2025-01-26T08:49:33+',
  '2025-01-26T08:49:33+2',
  '2025-01-26T08:49:33+02:60',
  '2025-01-26T08:49:33+99:99',
  '2025-01-26T08:49:33.626046Zulu',
  '1969-12-31T23:59:59Z',
  '9999-12-31T23:59:59Z',
  '٢٠٢٥-٠١-٢٦T٠٨:٤٩:٣٣',
  `2025-01-26T08:49:33${'6'.repeat(1_000_000)}`,
];

describe('a vendor time', () => {
  it.each(moments)('%s in %s is %s: %s', (text, zone, utc) => {
    expect(read(text, zone)).toBe(utc);
  });

  it.each(noTimes.map((text) => [text.slice(0, 40), text]))('"%s" is no time', (_shown, text) => {
    expect(read(text, jerusalem)).toBeNull();
  });

  it.each([
    ['2025-10-26T00:59:59.999999', jerusalem, false],
    ['2025-10-26T01:00:00', jerusalem, true],
    ['2025-10-26T01:59:59.999999', jerusalem, true],
    ['2025-10-26T02:00:00', jerusalem, false],
    ['2025-10-26T01:30:00+03:00', jerusalem, false],
    ['2025-10-26T01:30:00', 'UTC', false],
    ['2025-03-28T02:30:00', jerusalem, false],
    ['2025-11-02T01:30:00', 'America/New_York', true],
    ['2025-04-06T01:29:59', 'Australia/Lord_Howe', false],
    ['2025-04-06T01:45:00', 'Australia/Lord_Howe', true],
  ])('%s in %s may also be a later one: %s', (text, zone, expected) => {
    expect(readVendorTime(text, zone)?.isAmbiguous ?? false).toBe(expected);
  });

  it('keeps the text as the vendor wrote it', () => {
    expect(readVendorTime(' 2025-01-26 08:49:33,626046789', jerusalem)?.raw).toBe(
      ' 2025-01-26 08:49:33,626046789',
    );
  });

  it('agrees with the zone for every hour of a year', () => {
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: jerusalem,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const first = Date.UTC(2025, 0, 1);
    for (let hour = 0; hour < 365 * 24; hour += 1) {
      const utc = first + hour * 3_600_000;
      const local = format.format(utc);
      // The second pass of the repeated hour reads as the first one.
      const expected = local.startsWith('2025-10-26 01') ? Date.UTC(2025, 9, 25, 22) : utc;
      expect(readVendorTime(local, jerusalem)?.us).toBe(expected * 1000);
    }
  });
});
