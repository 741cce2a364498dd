const hour = 3_600_000;

/** The day that a working week of five begins with. */
export type WeekStart = 'sunday' | 'monday';

/** Days off, counted from Sunday. */
const daysOff: Record<WeekStart, readonly number[]> = { sunday: [5, 6], monday: [6, 0] };
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
/** Some Sunday. */
const sunday = Date.UTC(2025, 0, 5, 12);

/** Which days people work on, for one language and one zone. */
export interface Week {
  /** The days off by their names, in a sentence: `Friday and Saturday`. */
  weekend: string;
  /** Whether some part of a day off lies between two times, epoch milliseconds. */
  hasDayOff(from: number, to: number): boolean;
}

/** Where people work from Sunday to Thursday. */
export function usualWeekStart(zone: string): WeekStart {
  return zone === 'Asia/Jerusalem' || zone === 'Asia/Tel_Aviv' || zone === 'Israel' ? 'sunday' : 'monday';
}

export function createWeek(language: string, zone: string, start: WeekStart): Week {
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const names = daysOff[start].map((day) => name.format(sunday + day * 24 * hour));
  const inZone = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: zone });
  const isOff = (time: number) => daysOff[start].includes(weekdays.indexOf(inZone.format(time)));
  return {
    weekend: new Intl.ListFormat(language).format(names),
    hasDayOff(from, to) {
      if (to - from >= 7 * 24 * hour || isOff(to)) return true;
      for (let at = from; at < to; at += hour) if (isOff(at)) return true;
      return false;
    },
  };
}
