/**
 * Events carry their number as their time: the vendor's time of event N is N milliseconds after midnight of a day
 * that is over. Whoever gets a snapshot reads from `lastEventAt` which event made it, and looks up when that was sent.
 */
export interface EventClock {
  /** `2026-01-01`, in UTC. */
  day: string;
  /** When event N was sent, in milliseconds of `clock()`; 0 while it was not. */
  sent: Float64Array;
  /** When the first watcher heard of it; 0 while none has. */
  heard: Float64Array;
}

const capacity = 4_000_000;
const marker = Buffer.from('"lastEventAt":"');

/** The same for every thread of this machine. */
export function clock(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

export function createEventClock(): EventClock {
  const array = () => new Float64Array(new SharedArrayBuffer(capacity * Float64Array.BYTES_PER_ELEMENT));
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000);
  return { day: yesterday.toISOString().slice(0, 10), sent: array(), heard: array() };
}

export function timeOf({ day }: EventClock, number: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + number).toISOString();
}

/** Numbers of the events that made the snapshots in a message; found without parsing it, since there are many. */
export function* eventsIn(message: Buffer, { day, sent }: EventClock): Generator<number, void, undefined> {
  const date = Number(day.slice(8));
  for (let at = message.indexOf(marker); at >= 0; at = message.indexOf(marker, at + 39)) {
    // 2026-01-01T00:00:00.000Z
    const start = at + marker.length;
    const digits = (offset: number, count: number) => {
      let value = 0;
      for (let index = 0; index < count; index += 1)
        value = value * 10 + (message[start + offset + index] ?? 0) - 48;
      return value;
    };
    if (digits(8, 2) !== date) continue;
    const number = ((digits(11, 2) * 60 + digits(14, 2)) * 60 + digits(17, 2)) * 1000 + digits(20, 3);
    if ((sent[number] ?? 0) > 0) yield number;
  }
}
