import type { Event } from '../../../shared/event.ts';

/** What one event, or a run of logins or changes, is drawn as. */
export interface Mark {
  events: Event[];
  /** Where the further ones of a run stand. */
  echoes: number[];
  track: number;
  x: number;
  /** bar: begins a phase. end: the tick after the last phase. note: neither, as a second visit. */
  role: 'bar' | 'end' | 'note';
  /** Pixels of the phase that it begins; 0 for the others. */
  width: number;
}

/** Marks too close to be hit apart, as one button. */
export interface MarkGroup {
  marks: readonly Mark[];
  /** All events of its marks, in order of time. */
  events: readonly Event[];
  track: number;
  /** The area that takes the pointer: never narrower than a target must be, never over another group's. */
  x: number;
  width: number;
}

/** Least pixels of a target, both ways. */
export const targetSize = 24;

/** A tick takes the room after it, where its word stands; the bar before it keeps its own. */
function reach(mark: Mark): { from: number; to: number } {
  if (mark.role === 'bar') return { from: mark.x, to: mark.x + Math.max(mark.width, targetSize) };
  if (mark.role === 'end') return { from: mark.x - 2, to: mark.x - 2 + targetSize };
  return { from: mark.x - targetSize / 2, to: mark.x + targetSize / 2 };
}

const order = { bar: 0, note: 1, end: 2 } as const;

/** Groups the marks of one lane. A group begins where the one before it has had its full target. */
export function groupMarks(marks: readonly Mark[]): MarkGroup[] {
  const groups: { marks: Mark[]; track: number; from: number; to: number }[] = [];
  const sorted = [...marks].sort((a, b) => a.track - b.track || a.x - b.x || order[a.role] - order[b.role]);
  for (const mark of sorted) {
    const { from, to } = reach(mark);
    const before = groups.at(-1);
    if (before === undefined || before.track !== mark.track) {
      groups.push({ marks: [mark], track: mark.track, from, to });
    } else if (from >= before.from + targetSize - 2) {
      // A note inside a long bar takes the middle of it; what is left of the bar after it stays with the note.
      const start = Math.max(from, before.from + targetSize);
      before.to = Math.min(before.to, start);
      groups.push({ marks: [mark], track: mark.track, from: start, to: Math.max(to, start + targetSize) });
    } else {
      before.marks.push(mark);
      before.to = Math.max(before.to, to);
    }
  }
  return groups.map(({ marks: own, track, from, to }) => ({
    marks: own,
    events: own
      .flatMap((mark) => mark.events)
      .sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt)),
    track,
    x: from,
    width: to - from,
  }));
}
