import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Process } from '../../../shared/process.ts';
import { isUnderWay } from '../../../shared/states.ts';
import { caseless } from '../../search/caseless.ts';
import { asksForTests } from '../../search/about-filter.ts';
import type { Standing, StandingQuery } from '../queries.ts';
import { lastUnderWay } from './attention.ts';
import { stateCode } from './codes.ts';
import { processes } from './projection-schema.ts';
import { createConditions } from './where.ts';

/** So many rows of a workflow are looked at; what lies beyond is told as more. */
const walked = 5000;

/** What stands where, read along an index in the order in which it is shown: nothing is collected or sorted. */
export function createStanding(
  db: BetterSQLite3Database,
  projected: () => number,
  byKeys: (processes: readonly number[]) => Process[],
) {
  const conditionsOf = createConditions(db, projected);

  return ({ filter, workflow, state, limit, cap, at }: StandingQuery): Standing => {
    const ofWorkflow = eq(processes.workflowName, caseless(workflow));
    const isDue = isUnderWay(state);
    // What is under way comes first in the order of what needs attention.
    const range = isDue
      ? and(ofWorkflow, lte(processes.attention, lastUnderWay))
      : and(ofWorkflow, eq(processes.state, stateCode.code(state)));
    const order = isDue ? [asc(processes.attention), asc(processes.id)] : [desc(processes.seq)];
    const edge = db
      .select({ seq: processes.seq, attention: processes.attention })
      .from(processes)
      .where(range)
      .orderBy(...order)
      .limit(1)
      .offset(walked)
      .get();
    const rows = db
      .select({ id: processes.id })
      .from(processes)
      .where(
        and(
          range,
          edge && (isDue ? lte(processes.attention, edge.attention) : sql`${processes.seq} >= ${edge.seq}`),
          // Not by its own index, which has another order.
          isDue ? sql`+${processes.state} = ${stateCode.code(state)}` : undefined,
          asksForTests(filter) ? undefined : sql`${processes.isTest} = 0`,
          conditionsOf(filter, at).condition,
        ),
      )
      .orderBy(...order)
      .limit(cap + 1)
      .all();
    return {
      items: byKeys(rows.slice(0, limit).map(({ id }) => id)),
      count: Math.min(rows.length, cap),
      capped: rows.length > cap || edge !== undefined,
    };
  };
}
