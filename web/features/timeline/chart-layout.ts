import type { Event } from '../../../shared/event.ts';
import type { Process } from '../../../shared/process.ts';
import { isOpen } from '../../../shared/states.ts';
import { placeTicks } from './axis-ticks.ts';
import type { Tick } from './axis-ticks.ts';
import { barsOf, endsOf, marksOf } from './lane-marks.ts';
import type { Bar, EndTick } from './lane-marks.ts';
import { laneModels, moments, tickCandidates, timeOf, trackHeight } from './lane-model.ts';
import type { LaneModel } from './lane-model.ts';
import { groupMarks } from './mark-groups.ts';
import type { MarkGroup } from './mark-groups.ts';
import { idleWidth, timeScale } from './time-scale.ts';

export interface Lane {
  /** Index of the station on the process; null for the archive. */
  station: number | null;
  y: number;
  height: number;
  tracks: number;
  bars: readonly Bar[];
  ends: readonly EndTick[];
  groups: readonly MarkGroup[];
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
  lanes: readonly Lane[];
  handOffs: readonly HandOff[];
  /** Bands that stand for stretches in which nothing happened: their middle, and when that was. */
  idle: readonly { x: number; from: number; to: number }[];
  ticks: readonly Tick[];
  /** Where the line of the present stands; null once the process is over. */
  now: number | null;
}

export interface ChartInput {
  process: Process;
  /** In any order. */
  events: readonly Event[];
  /** Epoch milliseconds; null once nothing more is awaited. */
  now: number | null;
  /** Whether an archive happened, is awaited, or is not a part of this workflow. */
  archive: 'done' | 'expected' | 'none';
  width: number;
  trueScale: boolean;
  laneHeight: number;
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
  const { process, now, trueScale, laneHeight } = input;
  const lastKnown = Math.max(
    Date.parse(process.completedAt ?? process.lastEventAt),
    ...input.events.map(timeOf),
  );
  const present = now === null ? null : Math.max(now, lastKnown);
  const models = laneModels(process, input.events, input.archive !== 'none', present ?? lastKnown);
  const nothing = models.every((model) => model.spans.length === 0 && model.events.length === 0);
  const also = [...(present === null ? [] : [present]), ...(nothing ? [Date.parse(process.startedAt)] : [])];
  const { instants, minWidths } = moments(models, also);
  const needed = minWidths.reduce((sum, each) => sum + each, 0) + idleWidth;
  const width = trueScale ? input.width : Math.max(input.width, needed);
  const scale = timeScale({ instants, minWidths, width, trueScale });

  const idle = scale.stretches.filter((stretch) => stretch.idle);
  const bands = idle.map((stretch) => stretch.x + stretch.width / 2);
  let y = 0;
  const lanes = models.map((model): Lane => {
    const bars = barsOf(model, scale.x);
    const ends = endsOf(model, bars, bands, present, scale.x);
    const height = laneHeight + (model.tracks - 1) * trackHeight;
    const groups = groupMarks(marksOf(model, bars, ends, scale.x));
    const lane = { station: model.station, y, height, tracks: model.tracks, bars, ends, groups };
    y += height;
    return lane;
  });
  const start = instants[0] ?? 0;
  const end = instants.at(-1) ?? start;
  return {
    width,
    height: y,
    start,
    end,
    lanes,
    handOffs: handOffs(lanes, models, scale.x),
    idle: idle.map(({ from, to }, index) => ({ x: bands[index] ?? 0, from, to })),
    ticks: placeTicks({
      candidates: tickCandidates(models, instants),
      present,
      x: scale.x,
      timeLabel: input.timeLabel,
      dayOf: input.dayOf,
    }),
    now: present === null ? null : scale.x(present),
  };
}

/** Whether time still runs for a process: somebody holds a form, or its archive is awaited. */
export function stillRunning(process: Process, archive: ChartInput['archive']): boolean {
  if (process.state === 'running') return true;
  return (
    process.state === 'submitted' && (archive === 'expected' || process.stations.some((s) => isOpen(s.state)))
  );
}
