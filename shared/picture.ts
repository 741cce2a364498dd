import type { Event } from './event.ts';
import type { Process } from './process.ts';
import type { Workflow } from './workflow.ts';

/** Of one process: its line of stations, its time chart. */
export const pictureParts = ['line', 'chart', 'both'] as const;
/** Rows of a board that a picture shows at most: more would be read by nobody. The picture says so. */
export const mostPictureRows = 40;
export const pictureThemes = ['light', 'dark'] as const;

/** For whom, and as of when, a picture is drawn. */
export interface PictureLook {
  theme: (typeof pictureThemes)[number];
  language: 'en' | 'he';
  /** IANA name of the zone in which its times are told. */
  zone: string;
  /** The moment it shows, in epoch milliseconds: what is open runs on until then. */
  now: number;
  /** Whether it brings its letters along; else whoever draws it must have them. */
  fonts: 'embedded' | 'installed';
}

export interface ProcessPicture extends PictureLook {
  process: Process;
  /** In timeline order. */
  events: readonly Event[];
  /** What its workflow usually does; undefined while nothing is known of it. */
  workflow: Workflow | undefined;
  part: (typeof pictureParts)[number];
}

export interface BoardPicture extends PictureLook {
  /** Those that are drawn, in their order. */
  processes: readonly Process[];
  workflows: readonly Workflow[];
  /** How many the search finds; `capped` where there are more than were counted. */
  found: { count: number; capped: boolean };
  /** The search, as it was asked; empty for everything. */
  q: string;
}

/** A whole SVG document that needs nothing from elsewhere; its size in pixels. */
export interface Picture {
  svg: string;
  width: number;
  height: number;
}

/** What the thread that draws is asked for. */
export type Wanted = ({ of: 'process' } & ProcessPicture) | ({ of: 'board' } & BoardPicture);

/** And its answer to the question of that id; `fault`: it broke while drawing, in words for the log. */
export type Drawn = { id: number } & ({ picture: Picture } | { fault: string });
