import type { Event } from '../../../shared/event.ts';
import type { Process } from '../../../shared/process.ts';
import { isOpen } from '../../../shared/states.ts';
import { placeTicks } from './axis-ticks.ts';
import type { Tick } from './axis-ticks.ts';
import { barsOf, endsOf, marksOf } from './lane-marks.ts';
import type { Bar, EndTick } from './lane-marks.ts';
import { joinMoments, type Moments } from './join-moments.ts';
import { laneModels, moments, otherGap, tickCandidates, timeOf, trackHeight } from './lane-model.ts';
import type { LaneModel } from './lane-model.ts';
import type { MedianRun } from './median-run.ts';
import { groupMarks } from './mark-groups.ts';
import type { MarkGroup } from './mark-groups.ts';
import { idleWidth, timeScale, zoomScale } from './time-scale.ts';
import type { Stretch } from './time-scale.ts';

export interface Lane {
  /** Index of the station on the process; null for the archive. */
  station: number | null;
  y: number;
  height: number;
  tracks: number;
  bars: readonly Bar[];
  ends: readonly EndTick[];
  groups: readonly MarkGroup[];
  /** False where the moment of the past that is shown is before all of it. */
  begun: boolean;
  /** Where the usual run would stand, as far as the chart reaches; null where it does not. */
  ghost: { x: number; width: number } | null;
}

/** One station handed over to the next: from the end tick of one lane to the first bar of another. */
export interface HandOff {
  fromLane: number;
  fromTrack: number;
  toLane: number;
  fromX: number;
  toX: number;
}

export interface Chart {
  /** Pixels of the plot; more than was offered where the marks need more, the page then scrolls. */
  width: number;
  /** Height of all lanes together. */
  height: number;
  start: number;
  end: number;
  /** The axis, which tells what moment is at a place. */
  stretches: readonly Stretch[];
  lanes: readonly Lane[];
  handOffs: readonly HandOff[];
  /** Bands that stand for stretches in which nothing happened: their middle, and when that was. */
  idle: readonly { x: number; from: number; to: number }[];
  ticks: readonly Tick[];
  /** Where the line of the present stands; null once the process is over. */
  now: number | null;
}

/** A process with its events, in any order. */
export interface Story {
  process: Process;
  events: readonly Event[];
  /** Whether an archive happened, is awaited, or is not a part of this workflow. */
  archive: 'done' | 'expected' | 'none';
}

/** A process as it was. */
export interface Past extends Story {
  /** Epoch milliseconds. */
  moment: number;
}

export interface ChartInput extends Story {
  /** Epoch milliseconds; null once nothing more is awaited. */
  now: number | null;
  /** Another process whose moments are on the same axis: both then begin at its start, and times are from there on. */
  beside?: Story & { now: number | null };
  width: number;
  trueScale: boolean;
  /** How many times as long as all that fits; 1 unless told. */
  zoom?: number;
  laneHeight: number;
  /** Draws no more than there was at a moment of the past, on the axis and in the lanes of all that is known. */
  past?: Past | null;
  /** What is usual, for the ghost behind the bars; null while that is not known. */
  usual?: MedianRun | null;
  /** Names a moment on the axis, and the day it falls on, in the reader's zone. */
  timeLabel: (time: number) => string;
  dayOf: (time: number) => string;
}

/** Two clocks at the vendor may make a station begin a little before the one before it ended. */
const handOffTolerance = 5_000;

function handOffs(
  lanes: readonly Lane[],
  models: readonly LaneModel[],
  x: (time: number) => number,
): HandOff[] {
  const ended = models.flatMap((model, lane) =>
    model.spans.flatMap((span) =>
      span.end === 'submitted' ? [{ lane, track: span.track, at: span.to }] : [],
    ),
  );
  return models.flatMap((model, toLane) => {
    const begins = model.station === null ? model.events.map(timeOf) : model.spans.map((span) => span.from);
    if (begins.length === 0 || lanes[toLane] === undefined) return [];
    const begin = Math.min(...begins);
    const before = ended
      .filter((each) => each.lane !== toLane && each.at <= begin + handOffTolerance)
      .reduce<(typeof ended)[number] | null>(
        (best, each) => (best && best.at >= each.at ? best : each),
        null,
      );
    if (before === null) return [];
    return { fromLane: before.lane, fromTrack: before.track, toLane, fromX: x(before.at), toX: x(begin) };
  });
}

/** Everything that the time chart draws, from a process, its events and the time. Positions grow with time. */
export function chartLayout(input: ChartInput): Chart {
  const { process, trueScale, laneHeight, zoom = 1 } = input;
  const own = axisOf(input);
  const { models, present } = own;
  const origin = input.beside === undefined ? 0 : Date.parse(process.startedAt);
  const { instants, minWidths } =
    input.beside === undefined
      ? own.moments
      : joinMoments(
          fromStart(own.moments, process),
          fromStart(axisOf(input.beside).moments, input.beside.process),
          otherGap,
        );
  const needed = minWidths.reduce((sum, each) => sum + each, 0) + idleWidth;
  const width = trueScale ? input.width : Math.max(input.width, needed);
  const axis = zoomScale(timeScale({ instants, minWidths, width, trueScale }), zoom);

  const drawn = input.past ? pastModels(process, models, input.past) : models;
  const shownUntil = input.past?.moment ?? present;
  const x = (time: number): number => axis.x(time - origin);
  const idle = axis.stretches.filter((stretch) => stretch.idle);
  const bands = idle.map((stretch) => stretch.x + stretch.width / 2);
  let y = 0;
  const lanes = drawn.map((model): Lane => {
    const bars = barsOf(model, x);
    const ends = endsOf(model, bars, bands, shownUntil, x);
    const height = laneHeight + (model.tracks - 1) * trackHeight;
    const groups = groupMarks(marksOf(model, bars, ends, x));
    const ghost = ghostOf(input.usual?.stays.get(model.station), x);
    const { station, tracks, begun } = model;
    const lane = { station, y, height, tracks, begun, bars, ends, groups, ghost };
    y += height;
    return lane;
  });
  const start = own.moments.instants[0] ?? 0;
  const end = own.moments.instants.at(-1) ?? start;
  return {
    width: width * zoom,
    height: y,
    start,
    end,
    stretches: axis.stretches,
    lanes,
    // All signers of a request are asked at once: none waits for the one before.
    handOffs: process.isRequest ? [] : handOffs(lanes, drawn, x),
    idle: idle.map(({ from, to }, index) => ({ x: bands[index] ?? 0, from, to })),
    ticks: placeTicks({
      candidates: tickCandidates(models, own.moments.instants),
      present: shownUntil,
      x,
      timeLabel: input.timeLabel,
      dayOf: input.dayOf,
    }),
    now: shownUntil === null ? null : x(shownUntil),
  };
}

/** The lanes of a process and every moment in them; the present is null once nothing more is awaited. */
function axisOf({ process, events, archive, now }: Story & { now: number | null }) {
  const lastKnown = Math.max(Date.parse(process.completedAt ?? process.lastEventAt), ...events.map(timeOf));
  const present = now === null ? null : Math.max(now, lastKnown);
  const models = laneModels(process, events, archive !== 'none', present ?? lastKnown);
  const nothing = models.every((model) => model.spans.length === 0 && model.events.length === 0);
  const also = [...(present === null ? [] : [present]), ...(nothing ? [Date.parse(process.startedAt)] : [])];
  return { models, present, moments: moments(models, also) };
}

function fromStart({ instants, minWidths }: Moments, process: Process): Moments {
  const start = Date.parse(process.startedAt);
  return { instants: instants.map((time) => time - start), minWidths };
}

/** The same lanes with what was in them then; empty where a station had not been reached. */
function pastModels(whole: Process, models: readonly LaneModel[], past: Past): LaneModel[] {
  const then = laneModels(past.process, past.events, true, past.moment);
  return models.map((model) => {
    const station = model.station === null ? undefined : whole.stations[model.station];
    const at = past.process.stations.findIndex(
      ({ recipientId, sessionId }) =>
        station !== undefined && (recipientId ?? sessionId) === (station.recipientId ?? station.sessionId),
    );
    const found = model.station === null ? then.at(-1) : then[at];
    return { ...model, begun: found !== undefined, spans: found?.spans ?? [], events: found?.events ?? [] };
  });
}

/** Less than this of it could not be seen. */
const leastGhost = 3;

function ghostOf(stay: { from: number; to: number } | undefined, x: (time: number) => number): Lane['ghost'] {
  if (stay === undefined) return null;
  const from = x(stay.from);
  const width = x(stay.to) - from;
  return width < leastGhost ? null : { x: from, width };
}

/** Whether time still runs for a process: somebody holds a form, or its archive is awaited. */
export function stillRunning(process: Process, archive: ChartInput['archive']): boolean {
  if (process.state === 'running') return true;
  return (
    process.state === 'submitted' && (archive === 'expected' || process.stations.some((s) => isOpen(s.state)))
  );
}
