/** The vendor's own clock: its times carry no zone. */
export const vendorZone = 'Asia/Jerusalem';

const hour = 60 * 60_000;
const format = new Intl.DateTimeFormat('en-US', {
  timeZone: vendorZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
});
const offsets = new Map<number, number>();

/** Milliseconds that the vendor's clock is ahead of UTC; it changes at whole hours only. */
function offsetAt(at: number): number {
  const start = Math.floor(at / hour) * hour;
  let offset = offsets.get(start);
  if (offset === undefined) {
    const part = Object.fromEntries(
      format.formatToParts(start).map(({ type, value }) => [type, Number(value)]),
    );
    offset =
      Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'] ?? 1, part['hour'] ?? 0) - start;
    offsets.set(start, offset);
  }
  return offset;
}

/** Reads as UTC what the vendor's clock shows: for asking after its hour and weekday. */
export function onVendorClock(at: number): Date {
  return new Date(at + offsetAt(at));
}

/** The vendor's text for a moment: `2025-01-26T08:49:33.626046`. `micros` are the three digits after the milliseconds. */
export function vendorTime(at: number, micros: number): string {
  return `${onVendorClock(at).toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}`;
}
