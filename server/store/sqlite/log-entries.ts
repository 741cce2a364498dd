import { verdictCode } from './codes.ts';
import type { Bodies } from './bodies.ts';
import type { Connection } from './open.ts';
import { deliveries } from './schema.ts';

const nothing = new Uint8Array();

/** Entries of the log that are no deliveries: what people do takes a number as well, for those who follow the log. */
export function createLogEntries({ db }: Connection, bodies: Bodies) {
  return {
    /** Only to be used inside a transaction. Gives the number. */
    write(source: number, kind: number, at: number): number {
      const { lastInsertRowid } = db
        .insert(deliveries)
        .values({
          source,
          receivedAt: at,
          verdict: verdictCode.code('stored'),
          status: 0,
          size: 0,
          sha256: Buffer.alloc(0),
          headers: 0,
          answer: 0,
          kind,
        })
        .run();
      const seq = Number(lastInsertRowid);
      bodies.append(seq, [nothing]);
      return seq;
    },
  };
}

export type LogEntries = ReturnType<typeof createLogEntries>;
