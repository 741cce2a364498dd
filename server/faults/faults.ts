import { clock } from './clock.ts';
import { damagedLog } from './damaged-log.ts';
import { damagedPage } from './damaged-page.ts';
import { diskFull } from './disk-full.ts';
import { duplicates } from './duplicates.ts';
import { failedSync } from './failed-sync.ts';
import type { Fault } from './fault.ts';
import { idleConnections } from './idle-connections.ts';
import { idlePages } from './idle-pages.ts';
import { ioErrors } from './io-errors.ts';
import { kill } from './kill.ts';
import { large } from './large.ts';
import { locked } from './locked.ts';
import { malformed } from './malformed.ts';
import { orders } from './orders.ts';
import { powerCut } from './power-cut.ts';
import { readOnly } from './read-only.ts';
import { secondServer } from './second-server.ts';
import { slow } from './slow.ts';
import { stop } from './stop.ts';
import { turnedReadOnly } from './turned-read-only.ts';

/** All of them, in the order of the report. */
export const faults: readonly Fault[] = [
  kill,
  powerCut,
  diskFull,
  ioErrors,
  failedSync,
  damagedLog,
  damagedPage,
  readOnly,
  turnedReadOnly,
  locked,
  secondServer,
  stop,
  clock,
  duplicates,
  orders,
  malformed,
  large,
  slow,
  idleConnections,
  idlePages,
];
