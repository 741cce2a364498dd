import { describe, expect, it } from 'vitest';
import { tickSpacing } from './axis-ticks.ts';
import { chartLayout } from './chart-layout.ts';
import type { Chart, ChartInput } from './chart-layout.ts';
import { targetSize } from './mark-groups.ts';
import { at, recruitment, story } from './story.fixture.ts';
import type { Step } from './story.fixture.ts';

function layout(steps: readonly Step[], changes: Partial<ChartInput> = {}): Chart {
  return chartLayout({
    ...story(steps),
    now: null,
    archive: 'none',
    width: 1000,
    trueScale: false,
    laneHeight: 48,
    timeLabel: (time) => new Date(time).toISOString().slice(11, 16),
    dayOf: (time) => new Date(time).toISOString().slice(0, 10),
    ...changes,
  });
}

const openLayout = (now: string, changes: Partial<ChartInput> = {}) =>
  layout(recruitment, { now: at(now), archive: 'expected', ...changes });

describe('lanes', () => {
  it('has a lane per station in order and one for the archive', () => {
    const { lanes, height } = openLayout('12:13:00');
    expect(lanes.map((lane) => lane.station)).toEqual([0, 1, 2, null]);
    expect(lanes.map((lane) => lane.y)).toEqual([0, 48, 96, 144]);
    expect(height).toBe(192);
  });

  it('tells waiting, opened and filling apart, each beginning where the one before ends', () => {
    const bars = openLayout('12:13:00').lanes[0]?.bars ?? [];
    expect(bars.map((bar) => bar.phase)).toEqual(['waiting', 'opened', 'filling']);
    bars.slice(1).forEach((bar, index) => {
      const before = bars[index];
      expect(bar.x).toBeCloseTo((before?.x ?? 0) + (before?.width ?? 0));
    });
  });

  it('ends a submitted lane with a tick at the end of its last bar', () => {
    const lane = openLayout('12:13:00').lanes[0];
    const last = lane?.bars.at(-1);
    expect(lane?.ends).toMatchObject([{ state: 'submitted', event: '4', labelled: true }]);
    expect(lane?.ends[0]?.x).toBeCloseTo((last?.x ?? 0) + (last?.width ?? 0));
  });

  it('lets the open bar reach the line of the present and grow with it', () => {
    const chart = openLayout('12:13:00');
    const bar = chart.lanes[2]?.bars.at(-1);
    expect(bar?.open).toBe(true);
    expect((bar?.x ?? 0) + (bar?.width ?? 0)).toBeCloseTo(chart.now ?? -1);
    const later = openLayout('12:14:00', { trueScale: true }).lanes[2]?.bars.at(-1);
    const before = openLayout('12:13:00', { trueScale: true }).lanes[2]?.bars.at(-1);
    expect(later?.width).toBeGreaterThan(before?.width ?? Infinity);
  });

  it('never draws the present before what is already known', () => {
    const chart = openLayout('11:00:00');
    expect(chart.end).toBe(at('12:01:19.884'));
    expect(chart.now).toBeCloseTo(chart.width);
  });

  it('has no line of the present once the process is over', () => {
    expect(layout(recruitment).now).toBeNull();
  });

  it('ends an expired lane as expired though it was never opened', () => {
    const { lanes } = layout([
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.expired', at: '20:00:00' },
    ]);
    expect(lanes[0]?.bars.map((bar) => bar.phase)).toEqual(['waiting']);
    expect(lanes[0]?.ends).toMatchObject([{ state: 'expired', event: '2' }]);
  });

  it('keeps a re-issued session on the lane of its recipient, after the expired one', () => {
    const { lanes } = layout([
      { who: 'Manager', what: 'session.created', at: '08:00:00' },
      { who: 'Manager', what: 'session.expired', at: '09:00:00' },
      { who: 'Manager', what: 'session.created', at: '09:30:00', session: 2 },
      { who: 'Manager', what: 'session.submitted', at: '09:40:00', session: 2 },
    ]);
    expect(lanes).toHaveLength(1);
    expect(lanes[0]?.tracks).toBe(1);
    expect(lanes[0]?.ends.map((end) => end.state)).toEqual(['expired', 'submitted']);
  });

  it('stacks sessions of one recipient that run at the same time', () => {
    const { lanes } = layout([
      { who: 'Manager', what: 'session.created', at: '08:00:00' },
      { who: 'Manager', what: 'session.created', at: '08:10:00', session: 2 },
      { who: 'Manager', what: 'session.submitted', at: '08:20:00' },
      { who: 'Manager', what: 'session.submitted', at: '08:30:00', session: 2 },
    ]);
    expect(lanes[0]?.tracks).toBe(2);
    expect(lanes[0]?.bars.map((bar) => bar.track)).toEqual([0, 1]);
    expect(lanes[0]?.height).toBeGreaterThan(48);
  });

  it('draws the same chart whatever the order of the events', () => {
    const { process, events } = story(recruitment);
    const input = { now: at('12:13:00'), archive: 'expected' as const, process };
    expect(layout(recruitment, { ...input, events: [...events].reverse() })).toEqual(
      layout(recruitment, { ...input, events }),
    );
  });

  it('never makes a bar of negative length when the vendor times contradict their order', () => {
    const { lanes } = layout([
      { who: 'Candidate', what: 'session.created', at: '08:10:00' },
      { who: 'Candidate', what: 'session.logged_in', at: '08:00:00' },
      { who: 'Candidate', what: 'session.loaded', at: '08:20:00' },
      { who: 'Candidate', what: 'session.submitted', at: '08:15:00' },
    ]);
    for (const bar of lanes[0]?.bars ?? []) expect(bar.width).toBeGreaterThanOrEqual(0);
  });
});

describe('beginnings and ends', () => {
  it('draws a process of one event that has just begun', () => {
    const chart = layout([{ who: 'Candidate', what: 'session.created', at: '08:00:00' }], {
      now: at('08:00:00'),
    });
    expect(chart.lanes[0]?.bars).toMatchObject([{ x: 0, width: 0, open: true }]);
    expect(chart.lanes[0]?.groups).toHaveLength(1);
    expect(chart.now).toBe(0);
  });

  it('draws an archive that came before everything else', () => {
    const chart = layout([{ who: '', what: 'process.archived', at: '08:00:00' }], { archive: 'done' });
    expect(chart.lanes).toHaveLength(1);
    expect(chart.lanes[0]?.ends).toMatchObject([{ state: 'archived', x: 0 }]);
    expect(chart.ticks.map((tick) => tick.label)).toEqual(['08:00']);
  });

  it('draws a submission without a beginning as a tick without a bar', () => {
    const { lanes } = layout([{ who: 'Candidate', what: 'session.submitted', at: '08:00:00' }]);
    expect(lanes[0]?.bars).toEqual([]);
    expect(lanes[0]?.ends).toMatchObject([{ state: 'submitted' }]);
  });

  it('keeps steps of the same millisecond as steps', () => {
    const { lanes } = layout([
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.logged_in', at: '08:00:00' },
      { who: 'Candidate', what: 'session.submitted', at: '08:05:00' },
    ]);
    expect(lanes[0]?.bars.map((bar) => [bar.phase, Math.round(bar.width)])).toEqual([
      ['waiting', 0],
      ['opened', 1000],
    ]);
  });

  it('leaves the station submitted when the vendor cleans up after it', () => {
    const { lanes } = layout([
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.submitted', at: '08:05:00' },
      { who: 'Candidate', what: 'session.deleted', at: '09:00:00' },
    ]);
    expect(lanes[0]?.ends.map((end) => end.state)).toEqual(['submitted']);
    expect(lanes[0]?.groups.at(-1)?.marks[0]?.role).toBe('note');
  });

  it('says which bars are known from the archive alone', () => {
    const { lanes } = layout([
      { who: 'Candidate', what: 'session.created', at: '08:00:00', reconstructed: true },
      { who: 'Candidate', what: 'session.submitted', at: '08:05:00' },
    ]);
    expect(lanes[0]?.bars[0]?.reconstructed).toBe(true);
    expect(lanes[0]?.ends[0]?.reconstructed).toBe(false);
  });
});

describe('idle time', () => {
  it('collapses the hours that the manager let pass and tells their true length', () => {
    const { idle } = openLayout('12:13:00');
    expect(idle).toHaveLength(1);
    expect(idle[0]).toMatchObject({ from: at('08:53:59.411'), to: at('11:45:02.337') });
  });

  it('collapses nothing at true scale', () => {
    expect(openLayout('12:13:00', { trueScale: true }).idle).toEqual([]);
  });

  it('collapses the wait until now', () => {
    const { idle, now, lanes } = openLayout('23:00:00');
    expect(idle.at(-1)).toMatchObject({ from: at('12:01:19.884'), to: at('23:00:00') });
    expect(idle.at(-1)?.x).toBeGreaterThan(lanes[2]?.bars.at(-1)?.x ?? Infinity);
    expect(idle.at(-1)?.x).toBeLessThan(now ?? -1);
  });

  it('leaves room for the word of a tick before the band, or leaves the word out', () => {
    expect(openLayout('12:13:00', { width: 1000 }).lanes[0]?.ends[0]?.labelled).toBe(true);
    expect(openLayout('12:13:00', { width: 320 }).lanes[0]?.ends[0]?.labelled).toBe(false);
  });
});

describe('the word beside a tick', () => {
  const submitted = (now: string, width = 600) =>
    layout(
      [
        { who: 'Tenant', what: 'session.created', at: '08:00:00' },
        { who: 'Owner', what: 'session.created', at: '08:00:00' },
        { who: 'Tenant', what: 'session.submitted', at: '08:10:00' },
      ],
      { now: at(now), width },
    ).lanes[0]?.ends[0]?.labelled;

  it('is left out where the line of the present would cross it', () => {
    expect(submitted('08:10:40')).toBe(false);
  });

  it('stands behind that line or well before it', () => {
    expect(submitted('08:10:00')).toBe(true);
    expect(submitted('08:15:00')).toBe(true);
  });
});

describe('a deletion after the end of its session', () => {
  const deleted = (trueScale: boolean) => {
    const steps: Step[] = [
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.submitted', at: '08:10:00' },
      { who: 'Candidate', what: 'session.deleted', at: '08:10:20' },
    ];
    const [lane] = layout(steps, { width: 600, trueScale }).lanes;
    const end = lane?.ends[0];
    const note = lane?.groups.flatMap(({ marks }) => marks).find(({ role }) => role === 'note');
    return { labelled: end?.labelled, distance: (note?.x ?? NaN) - (end?.x ?? NaN) };
  };

  it('stands behind the word of that end', () => {
    const { labelled, distance } = deleted(false);
    expect(labelled).toBe(true);
    expect(distance).toBeGreaterThan(70);
  });

  it('takes the place of the word where the true scale leaves no room for both', () => {
    const { labelled, distance } = deleted(true);
    expect(distance).toBeLessThan(70);
    expect(labelled).toBe(false);
  });
});

describe('hand-off', () => {
  it('leads from each submission to the beginning of the next lane', () => {
    const chart = openLayout('12:13:00');
    expect(chart.handOffs.map((each) => [each.fromLane, each.toLane])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(chart.handOffs[0]?.fromX).toBeCloseTo(chart.lanes[0]?.ends[0]?.x ?? -1);
    expect(chart.handOffs[0]?.toX).toBeCloseTo(chart.lanes[1]?.bars[0]?.x ?? -1);
  });

  it('leads to the archive', () => {
    const steps: Step[] = [
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.submitted', at: '08:05:00' },
      { who: '', what: 'process.archived', at: '08:06:00' },
    ];
    expect(layout(steps, { archive: 'done' }).handOffs).toMatchObject([{ fromLane: 0, toLane: 1 }]);
  });

  it('draws none between signers, who are all asked at once', () => {
    const { process, events } = story(recruitment);
    const asked = { process: { ...process, isRequest: true }, events, archive: 'none' } as const;
    expect(layout(recruitment, asked).handOffs).toEqual([]);
  });

  it('draws none between stations that were sent their forms together', () => {
    const { handOffs } = layout([
      { who: 'Tenant', what: 'session.created', at: '08:00:00' },
      { who: 'Owner', what: 'session.created', at: '08:00:01' },
      { who: 'Tenant', what: 'session.submitted', at: '09:00:00' },
    ]);
    expect(handOffs).toEqual([]);
  });
});

describe('marks', () => {
  it('merges repeated logins to one mark that keeps each of them', () => {
    const { lanes } = layout([
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.logged_in', at: '08:10:00' },
      { who: 'Candidate', what: 'session.logged_in', at: '08:20:00' },
      { who: 'Candidate', what: 'session.logged_in', at: '08:30:00' },
      { who: 'Candidate', what: 'session.loaded', at: '08:31:00' },
    ]);
    const logins = lanes[0]?.groups.find((group) => group.events[0]?.type === 'session.logged_in');
    expect(logins?.events).toHaveLength(3);
    expect(logins?.marks[0]?.echoes).toHaveLength(2);
  });

  it('keeps a login after the form was loaded as a mark of its own', () => {
    const { lanes } = layout([
      { who: 'Candidate', what: 'session.created', at: '08:00:00' },
      { who: 'Candidate', what: 'session.logged_in', at: '08:10:00' },
      { who: 'Candidate', what: 'session.loaded', at: '08:20:00' },
      { who: 'Candidate', what: 'session.logged_in', at: '08:40:00' },
      { who: 'Candidate', what: 'session.submitted', at: '08:50:00' },
    ]);
    expect(lanes[0]?.groups.map((group) => group.marks[0]?.role)).toEqual([
      'bar',
      'bar',
      'bar',
      'note',
      'end',
    ]);
  });

  it.each([1000, 320])(
    'gives each button a target that is large enough and its own, at %i pixels',
    (width) => {
      for (const trueScale of [true, false]) {
        for (const lane of openLayout('12:13:00', { width, trueScale }).lanes) {
          lane.groups.forEach((group, index) => {
            const next = lane.groups[index + 1];
            expect(group.width).toBeGreaterThanOrEqual(targetSize - 1e-6);
            if (next) expect(next.x).toBeGreaterThanOrEqual(group.x + group.width - 1e-6);
          });
        }
      }
    },
  );

  it('reaches every event through exactly one button', () => {
    for (const trueScale of [true, false]) {
      const { lanes } = openLayout('12:13:00', { width: 320, trueScale });
      const reached = lanes.flatMap((lane) => lane.groups.flatMap((group) => group.events.map((e) => e.seq)));
      expect(reached.sort((a, b) => a - b)).toEqual(recruitment.map((_, index) => index + 1));
    }
  });

  it('grows wider than its page where a hundred steps need the room', () => {
    const steps = Array.from({ length: 100 }, (_, index): Step => {
      const what = index % 2 === 0 ? 'session.logged_in' : 'session.loaded';
      return { who: 'Candidate', what, at: new Date(at('08:00:00') + index * 60_000).toISOString() };
    });
    expect(layout(steps).width).toBeGreaterThan(1000);
  });
});

describe('axis', () => {
  it('names both ends of a finished chart', () => {
    const { ticks } = layout(recruitment);
    expect(ticks[0]?.label).toBe('08:49');
    expect(ticks.at(-1)?.label).toBe('12:01');
  });

  it.each([1200, 600, 320])(
    'never lets two labels touch, nor the word of the present, at %i pixels',
    (width) => {
      const { ticks, now } = openLayout('12:13:00', { width });
      const places = [...ticks.map((tick) => tick.x), now ?? Infinity];
      places.slice(1).forEach((x, index) => {
        expect(x - (places[index] ?? 0)).toBeGreaterThanOrEqual(tickSpacing - 1e-6);
      });
    },
  );

  it('names the day only where it changes, and not within one day', () => {
    expect(layout(recruitment).ticks.every((tick) => tick.day === null)).toBe(true);
    const { ticks } = layout([
      { who: 'Candidate', what: 'session.created', at: '2025-01-26T08:00:00.000Z' },
      { who: 'Candidate', what: 'session.logged_in', at: '2025-01-26T20:00:00.000Z' },
      { who: 'Candidate', what: 'session.submitted', at: '2025-01-27T08:00:00.000Z' },
    ]);
    expect(ticks.map((tick) => tick.day)).toEqual(['2025-01-26', null, '2025-01-27']);
  });

  it('does not repeat a label beside itself', () => {
    const { ticks } = layout([
      { who: 'Candidate', what: 'session.created', at: '08:00:01' },
      { who: 'Candidate', what: 'session.logged_in', at: '08:00:20' },
      { who: 'Candidate', what: 'session.submitted', at: '08:00:40' },
    ]);
    expect(ticks.map((tick) => tick.label)).toEqual(['08:00']);
  });
});
