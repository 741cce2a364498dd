import type { Context } from './context.ts';
import type { Need } from './needs.ts';

/** quick is part of every test run; long is the form for a night or a release. */
export type Size = 'quick' | 'long';

export type Company = 'patient' | 'disk' | 'untimed';

export interface Finding {
  /** What was done and measured, in figures. */
  figure: string;
  /** One sentence for each way in which the promise was not kept; empty where it was. */
  broken: readonly string[];
}

/** One way in which things go wrong, and what is promised of the server when they do. */
export interface Fault {
  id: string;
  title: string;
  /** As the README prints it. */
  promise: string;
  /** Without these it cannot be brought about here, and the report says so. */
  needs: readonly Need[];
  /**
   * With which others it can be shown side by side: those that wait for a sender, those that wait for a disk, or those
   * whose promise names no time that company could lengthen. Absent where it is shown alone.
   */
  beside?: Company;
  run(context: Context, size: Size): Promise<Finding>;
}
