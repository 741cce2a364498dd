import type { VendorTime } from '../process/fact.ts';

const isoPattern =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?$/u;

const quarterHour = 15 * 60_000;
const day = 24 * 60 * 60_000;

/**
 * Reads a vendor's timestamp. A zone in the text counts; without one it is a local time of `zone`
 * (IANA name, daylight saving included). An hour that the autumn change repeats means the first of the two, and the
 * time is ambiguous; one that spring skips moves forward by the gap. `24:00` and a leap second mean the moment after.
 * Microseconds are kept, finer digits cut. Null where the text is no moment at all.
 */
export function readVendorTime(text: string, zone: string): VendorTime | null {
  const match = isoPattern.exec(text.trim());
  if (!match) return null;
  const [, year, month, date, hour, minute, second = '0', fraction = '', offset] = match;
  const fields = [year, month, date, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!inRange(fields, fraction)) return null;
  const local = Date.UTC(fields[0], fields[1] - 1, fields[2], fields[3], fields[4], fields[5]);
  const micros = Number(fraction.slice(0, 6).padEnd(6, '0'));
  const { utc, isAmbiguous } =
    offset === undefined ? fromLocal(local, zone) : { utc: local - readOffset(offset), isAmbiguous: false };
  const us = utc * 1000 + micros;
  return isAmbiguous ? { us, raw: text, isAmbiguous } : { us, raw: text };
}

/** Whether a timestamp says by itself what zone it is of. */
export function tellsZone(text: string): boolean {
  return isoPattern.exec(text.trim())?.[8] !== undefined;
}

function inRange(
  [year, month, date, hour, minute, second]: [number, number, number, number, number, number],
  fraction: string,
) {
  if (year < 1970 || year > 2200 || month < 1 || month > 12 || date < 1) return false;
  if (date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  if (hour === 24) return minute === 0 && second === 0 && Number(fraction) === 0;
  return hour < 24 && minute < 60 && second <= 60;
}

function readOffset(text: string): number {
  if (text === 'Z' || text === 'z') return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Local wall-clock milliseconds to UTC. The offsets a day to either side tell whether a change is near. */
function fromLocal(local: number, zone: string): { utc: number; isAmbiguous: boolean } {
  const before = offsetAt(local - day, zone);
  const after = offsetAt(local + day, zone);
  if (before === after) return { utc: local - before, isAmbiguous: false };
  const fitsBefore = offsetAt(local - before, zone) === before;
  const fitsAfter = offsetAt(local - after, zone) === after;
  const offset = fitsAfter && !fitsBefore ? after : before;
  return { utc: local - offset, isAmbiguous: fitsBefore && fitsAfter };
}

const formats = new Map<string, Intl.DateTimeFormat>();
/** By zone, then by quarter-hour since the epoch. */
const offsets = new Map<string, Map<number, number>>();
const mostOffsets = 20_000;

/** Zones change at whole quarter-hours only, so one look-up serves a quarter-hour of traffic. */
function offsetAt(utc: number, zone: string): number {
  const quarter = Math.floor(utc / quarterHour);
  let known = offsets.get(zone);
  if (known === undefined || known.size > mostOffsets) {
    known = new Map();
    offsets.set(zone, known);
  }
  let offset = known.get(quarter);
  if (offset === undefined) {
    offset = lookUpOffset(quarter * quarterHour, zone);
    known.set(quarter, offset);
  }
  return offset;
}

function lookUpOffset(utc: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(utc).map((part) => [part.type, Number(part.value)]));
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, date, hour, minute, second) - utc;
}
