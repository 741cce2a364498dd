import { expect, it } from 'vitest';
import { chartLayout, type Story } from './chart-layout.ts';
import { joinMoments } from './join-moments.ts';
import { at, recruitment, story } from './story.fixture.ts';

it('has every moment of both, and keeps the room of neighbours that stay neighbours', () => {
  const joined = joinMoments(
    { instants: [0, 10, 20], minWidths: [24, 24] },
    { instants: [0, 15, 20, 30], minWidths: [7, 7, 70] },
    7,
  );
  expect(joined.instants).toEqual([0, 10, 15, 20, 30]);
  expect(joined.minWidths).toEqual([24, 7, 7, 70]);
});

it('draws two processes on one scale, each from its own start', () => {
  const first: Story = { ...story(recruitment), archive: 'none' };
  const later = recruitment.map((step) => ({
    ...step,
    at: new Date(at(step.at) + 30 * 3_600_000).toISOString().slice(0, 23),
  }));
  const second: Story = { ...story(later), archive: 'none' };
  const draw = (own: Story, beside: Story) =>
    chartLayout({
      ...own,
      now: null,
      beside: { ...beside, now: null },
      width: 1000,
      trueScale: false,
      laneHeight: 48,
      timeLabel: String,
      dayOf: () => '',
    });
  const [a, b] = [draw(first, second), draw(second, first)];
  const places = (chart: typeof a) => chart.lanes.map(({ bars }) => bars.map(({ x, width }) => [x, width]));
  expect(places(b)).toEqual(places(a));
  expect(b.start - a.start).toBe(30 * 3_600_000);
  const shorter: Story = { ...story(recruitment.slice(0, 4)), archive: 'none' };
  expect(places(draw(shorter, first))[0]).toEqual(places(draw(first, shorter))[0]);
});
