import { duplicates } from './duplicates.ts';
import type { Fault } from './fault.ts';
import { kill } from './kill.ts';
import { orders } from './orders.ts';

/** All of them, in the order of the report. */
export const faults: readonly Fault[] = [kill, duplicates, orders];
