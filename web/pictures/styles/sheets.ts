import chartAxis from '../../features/timeline/chart-axis.module.css?inline';
import chartBar from '../../features/timeline/chart-bar.module.css?inline';
import chartDrawing from '../../features/timeline/chart-drawing.module.css?inline';
import chartGround from '../../features/timeline/chart-ground.module.css?inline';
import chartLane from '../../features/timeline/chart-lane.module.css?inline';
import chartNote from '../../features/timeline/chart-note.module.css?inline';
import chartPatterns from '../../features/timeline/chart-patterns.module.css?inline';
import markButton from '../../features/timeline/mark-button.module.css?inline';
import mark from '../../ui/mark.module.css?inline';
import tones from '../../ui/tones.module.css?inline';
import tokenSheet from '../../ui/tokens.css?inline';
import picture from '../picture.module.css?inline';
import { cssRules } from './css-rules.ts';

/** Every style sheet that a drawing takes its looks from: those of the pages, then those of pictures alone. */
export const rules = cssRules(
  [
    tones,
    mark,
    chartDrawing,
    chartPatterns,
    chartGround,
    chartLane,
    chartBar,
    chartNote,
    chartAxis,
    markButton,
    picture,
  ].join('\n'),
);

/** Every colour of the pages by its name. */
export const tokens: ReadonlyMap<string, string> = new Map(
  [...tokenSheet.matchAll(/(--[\w-]+):\s*([^;}]+)/g)].map(([, name = '', value = '']) => [
    name,
    value.trim(),
  ]),
);
