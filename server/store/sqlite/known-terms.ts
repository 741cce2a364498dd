import { and, desc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Process } from '../../../shared/process.ts';
import { searchTerms } from '../../search/search-terms.ts';
import type { KnownTerm, TermQuery } from '../queries.ts';
import { termKind } from './codes.ts';
import { processes, processTerms, terms } from './projection-schema.ts';

/** So many texts are counted at most to tell the commonest of them. */
const compared = 300;
/** So many texts of a key are looked through: more than nearly every key has. */
const lookedThrough = 2000;
/** Where a key has more, the texts of so many processes tell what is common today. */
const sampled = 500;
/** So many are taken from there, and so many that begin with what was typed. */
const taken = 100;
/** From so many letters on there are trigrams. */
const trigram = 3;
/** Above every text that begins with what stands before it. */
const last = '\u{10FFFF}';

interface Candidate {
  id: number;
  value: string;
}

interface Count {
  id: number;
  /** Up to the cap. */
  count: number;
  /** The process before which there are more than that: the newer, the commoner. Null for no more. */
  before: number | null;
}

/** Texts by which processes are found, wherever in them what was typed stands; as the newest process that has one writes it. */
export function createKnownTerms(
  db: BetterSQLite3Database,
  byKeys: (keys: readonly number[]) => readonly Process[],
) {
  const columns = { id: terms.id, value: terms.value };

  function find(condition: SQL | undefined, limit: number): Candidate[] {
    return db.select(columns).from(terms).where(condition).limit(limit).all();
  }

  function candidates(ofKey: SQL | undefined, part: string): Candidate[] {
    const first = db.select(columns).from(terms).where(ofKey).orderBy(terms.value).limit(lookedThrough);
    const looked = first.as('looked');
    const found = db
      .select({ id: looked.id, value: looked.value })
      .from(looked)
      .where(sql`instr(${looked.value}, ${part}) > 0`)
      .limit(compared + 1)
      .all();
    const beyond = db.select(columns).from(terms).where(ofKey).limit(1).offset(lookedThrough).get();
    if (found.length <= compared && !beyond) return found;
    const begins = and(ofKey, gte(terms.value, part), lt(terms.value, part + last));
    const all = [...commonToday(ofKey, part), ...find(begins, taken), ...containing(ofKey, part), ...found];
    return [...new Map(all.map((each) => [each.id, each])).values()].slice(0, compared);
  }

  /** What the processes that changed last have most often. */
  function commonToday(ofKey: SQL | undefined, part: string): Candidate[] {
    const rows = db.select({ texts: processes.texts }).from(processes).orderBy(desc(processes.seq));
    const times = new Map<string, number>();
    for (const { texts } of rows.limit(sampled).all()) {
      for (const text of texts.split('\n')) {
        if (text.includes(part)) times.set(text, (times.get(text) ?? 0) + 1);
      }
    }
    // Texts of other keys stand among them.
    const common = [...times].sort(([, a], [, b]) => b - a).slice(0, compared);
    const values = sql`select value from json_each(${JSON.stringify(common.map(([text]) => text))})`;
    return find(and(ofKey, sql`${terms.value} in (${values})`), compared)
      .sort((a, b) => (times.get(b.value) ?? 0) - (times.get(a.value) ?? 0))
      .slice(0, taken);
  }

  function containing(ofKey: SQL | undefined, part: string): Candidate[] {
    if (Array.from(part).length < trigram) return [];
    const pattern = `%${part.replace(/[%_]/gu, '_')}%`;
    const ids = sql`select rowid from terms_text where value like ${pattern} limit ${compared}`;
    return find(and(sql`+${terms.id} in (${ids})`, ofKey, sql`instr(${terms.value}, ${part}) > 0`), taken);
  }

  function countOf(ids: readonly number[], cap: number): Count[] {
    const having = sql`from ${processTerms} where ${processTerms.term} = asked.value`;
    return db.all<Count>(sql`
      select asked.value as id,
        (select count(*) from (select 1 ${having} limit ${cap}) as counted) as count,
        (select ${processTerms.process} ${having} order by ${processTerms.process} desc limit 1 offset ${cap}) as "before"
      from json_each(${JSON.stringify(ids)}) as asked`);
  }

  const newestWith = db
    .select({ process: processTerms.process })
    .from(processTerms)
    .where(eq(processTerms.term, sql.placeholder('term')))
    .orderBy(desc(processTerms.process))
    .limit(1)
    .prepare();

  function asWritten({ kind, key }: TermQuery, { id, value }: Candidate): string {
    const newest = newestWith.get({ term: id });
    const own = byKeys(newest ? [newest.process] : []).flatMap(searchTerms);
    return own.find((term) => term.kind === kind && term.key === key && term.value === value)?.text ?? value;
  }

  return (query: TermQuery): KnownTerm[] => {
    const { kind, key, part, limit, cap } = query;
    const found = candidates(and(eq(terms.kind, termKind[kind]), eq(terms.key, key)), part);
    const byId = new Map(found.map((each) => [each.id, each]));
    return (
      countOf([...byId.keys()], cap)
        // A text that nobody has any more stays known.
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || (b.before ?? 0) - (a.before ?? 0))
        .slice(0, limit)
        .flatMap(({ id, count, before }) => {
          const term = byId.get(id);
          return term ? [{ text: asWritten(query, term), count, isMore: before !== null }] : [];
        })
    );
  };
}
