const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units = [
  { unit: 'day', size: day },
  { unit: 'hour', size: hour },
  { unit: 'minute', size: minute },
  { unit: 'second', size: second },
] as const;

type Unit = (typeof units)[number]['unit'];

type Display = 'narrow' | 'short' | 'long';

/** The tightest way to write a unit that people still read: Hebrew has letters for days that nobody knows. */
const tightest: Partial<Record<string, Partial<Record<Unit, Display>>>> = {
  he: { day: 'long', hour: 'short' },
};

/**
 * Every way in which time is written, for one language and one zone. Takes epoch milliseconds. A negative
 * span, which two clocks that disagree can give, reads as none.
 */
export interface TimeFormat {
  /** IANA name of the zone in which points in time are told. */
  zone: string;
  /** One unit, rounded down, as tight as it gets: `4m`, `3h`, `2d`. */
  dwell(ms: number): string;
  /** Up to two units: `52 min`, `3h 24m`, `2d`. */
  span(ms: number): string;
  /** Up to two units in full words, for those who listen: `3 hours, 24 minutes`. */
  spoken(ms: number): string;
  /** How long before `now`: `4s ago`, `now`. */
  ago(time: number, now: number): string;
  /** `26 Jan 2025, 12:13`, with its weekday, without the zone. */
  dateTime(time: number): string;
  /** `26 Jan`, with its year where that is not the one we are in. */
  date(time: number): string;
  /** `12:13`. */
  clock(time: number): string;
  /** `12:01:19.884`. */
  clockToMillis(time: number): string;
  /** `Sun, 26 Jan 2025, 12:13:05 GMT+2`: complete on its own, for a title or a copied text. */
  full(time: number): string;
}

/** `now` only decides which years need no saying. */
export function createTimeFormat(language: string, zone: string, now: () => number = Date.now): TimeFormat {
  // Bare `en` would write American dates; a browser that is really American says en-US.
  const locale = language === 'en' ? 'en-GB' : language;
  const number = (displayOf: (unit: Unit) => Display) =>
    new Map<Unit, Intl.NumberFormat>(
      units.map(({ unit }) => [
        unit,
        new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: displayOf(unit) }),
      ]),
    );
  const narrow = number((unit) => tightest[language]?.[unit] ?? 'narrow');
  const short = number(() => 'short');
  const long = number(() => 'long');
  const relative = new Intl.RelativeTimeFormat(language, { style: 'narrow', numeric: 'always' });
  const soon = new Intl.RelativeTimeFormat(language, { style: 'narrow', numeric: 'auto' });
  const list = new Intl.ListFormat(language, { style: 'narrow', type: 'unit' });
  const spokenList = new Intl.ListFormat(language, { style: 'long', type: 'unit' });
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const calendar = { day: 'numeric', month: 'short', year: 'numeric', weekday: 'short' } as const;
  const point = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  const dateTime = point({ ...calendar, ...time });
  const year = point({ year: 'numeric' });
  const date = point({ day: 'numeric', month: 'short' });
  const dateOfYear = point({ day: 'numeric', month: 'short', year: 'numeric' });
  const clock = point(time);
  const millis = point({ ...time, second: '2-digit', fractionalSecondDigits: 3 });
  const full = point({ ...calendar, ...time, second: '2-digit', timeZoneName: 'short' });
  const write = (formats: Map<Unit, Intl.NumberFormat>, part: Part) =>
    formats.get(part.unit)?.format(part.value) ?? '';

  return {
    zone,
    dwell: (ms) => write(narrow, largest(ms)),
    span(ms) {
      const parts = split(ms);
      const first = parts[0] ?? largest(ms);
      const sayable = parts.length === 1 && (first.unit === 'minute' || first.unit === 'second');
      return sayable ? write(short, first) : list.format(parts.map((part) => write(narrow, part)));
    },
    spoken: (ms) => spokenList.format(split(ms).map((part) => write(long, part))),
    ago(at, now) {
      const { unit, value } = largest(now - at);
      if (value === 0) return soon.format(0, 'second');
      // Hebrew has words for one and for two, and adds the number once more in brackets.
      return relative.format(-value, unit).replace(/\s\(\d+\)$/, '');
    },
    dateTime: (at) => dateTime.format(at),
    date: (at) => (year.format(at) === year.format(now()) ? date : dateOfYear).format(at),
    clock: (at) => clock.format(at),
    clockToMillis: (at) => millis.format(at),
    full: (at) => full.format(at),
  };
}

interface Part {
  unit: Unit;
  value: number;
}

function largest(ms: number): Part {
  const { unit, size } = units.find((each) => ms >= each.size) ?? { unit: 'second', size: second };
  return { unit, value: Math.max(0, Math.floor(ms / size)) };
}

/** The largest unit and, below a week, what is left in the next one; seconds only under a minute. */
function split(ms: number): Part[] {
  const first = largest(ms);
  const at = units.findIndex(({ unit }) => unit === first.unit);
  const next = units[at + 1];
  if (next === undefined || next.unit === 'second') return [first];
  if (first.unit === 'day' && first.value >= 7) return [first];
  const rest = ms - first.value * (units[at]?.size ?? second);
  const value = Math.floor(rest / next.size);
  return value === 0 ? [first] : [first, { unit: next.unit, value }];
}
