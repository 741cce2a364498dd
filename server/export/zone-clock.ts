/** Zones change their clocks on a quarter of an hour. */
const quarter = 900_000;
const mostKnown = 10_000;

/** Milliseconds that the clocks of a zone (IANA name) are ahead of UTC at a moment. */
export function zoneClock(zone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const known = new Map<number, number>();
  return (moment) => {
    const start = Math.floor(moment / quarter) * quarter;
    const found = known.get(start);
    if (found !== undefined) return found;
    const part = Object.fromEntries(
      format.formatToParts(start).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
    const ahead = Date.UTC(year, month - 1, day, hour, minute) - start;
    if (known.size >= mostKnown) known.clear();
    known.set(start, ahead);
    return ahead;
  };
}
