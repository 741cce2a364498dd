/** From its first millisecond to before `to`, in epoch milliseconds. */
export interface Span {
  from: number;
  to: number;
}

const written = /^(\d{4})-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?)?$/iu;
const day = 24 * 60 * 60 * 1000;

/** A month, a day, a minute or a second by the clocks of that zone: `2025-01`, `2025-01-26T08:30`. Null for any other text. */
export function readMoment(text: string, zone: string): Span | null {
  const [, year, month, dayOfMonth, hour, minute, second] = written.exec(text) ?? [];
  if (year === undefined || month === undefined) return null;
  const first = [year, month, dayOfMonth ?? '1', hour ?? '0', minute ?? '0', second ?? '0'].map(Number);
  const precision = [year, month, dayOfMonth, minute, second].filter((each) => each !== undefined).length;
  // The place of what is counted on by one to get to the end: month, day, minute, second.
  const place = [1, 2, 4, 5][precision - 2] ?? 5;
  const next = first.map((each, at) => (at === place ? each + 1 : each));
  if (!isOfCalendar(first)) return null;
  return { from: inZone(first, zone), to: inZone(next, zone) };
}

function isOfCalendar(parts: readonly number[]): boolean {
  const normal = new Date(asUtc(parts)).toISOString().split(/\D/u).map(Number);
  return parts.every((each, at) => each === normal[at]);
}

function asUtc([year = 0, month = 1, ...rest]: readonly number[]): number {
  const [dayOfMonth = 1, hour = 0, minute = 0, second = 0] = rest;
  return Date.UTC(year, month - 1, dayOfMonth, hour, minute, second);
}

/** Where clocks are set forward over it, the moment at which they are. */
function inZone(parts: readonly number[], zone: string): number {
  const wanted = asUtc(parts);
  const candidates = [wanted - day, wanted + day].map((near) => wanted - offsetAt(near, zone));
  const found = candidates.filter((moment) => moment + offsetAt(moment, zone) === wanted);
  return Math.min(...(found.length > 0 ? found : [Math.max(...candidates)]));
}

const clocksOf = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  const clock =
    clocksOf.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  clocksOf.set(zone, clock);
  const second = Math.floor(moment / 1000) * 1000;
  return asUtc(clock.format(second).split(/\D/u).map(Number)) - second;
}
