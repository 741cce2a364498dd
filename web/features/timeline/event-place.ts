import type { Chart } from './chart-layout.ts';
import { eventKey } from './event-key.ts';

/** Where on the plot an event stands; null for one that the chart does not show. */
export function eventPlace(chart: Chart, key: string): number | null {
  for (const lane of chart.lanes) {
    for (const mark of lane.groups.flatMap((group) => group.marks)) {
      const at = mark.events.findIndex((event) => eventKey(event) === key);
      if (at !== -1) return [mark.x, ...mark.echoes][at] ?? mark.x;
    }
  }
  return null;
}
