import { Hono } from 'hono';
import { z } from 'zod';
import { mostCounted } from '../../shared/api.ts';
import { type QueryTerm, readTokens, writeTerm } from '../../shared/query-text.ts';
import { longestQuery } from '../../shared/query-tree.ts';
import type { Suggestion } from '../../shared/suggestion.ts';
import { processStates } from '../../shared/states.ts';
import { caseless } from '../search/caseless.ts';
import { everything } from '../search/filter.ts';
import { isOperator, type Operator, operatorNames } from '../search/read-term.ts';
import type { TermKind } from '../search/search-terms.ts';
import type { Store } from '../store/store.ts';
import { answerError } from './answer-error.ts';
import { describeFault } from './describe-fault.ts';
import { readParameters } from './read-parameters.ts';

/** `at` is where the cursor stands; at the end unless it is told. */
export const query = z.object({
  q: z.string().max(longestQuery).default(''),
  at: z.coerce.number().int().min(0).optional(),
});

const most = 20;
const examples = ['<2h', '>1d', '>1w'];

/** What may stand there, without its place. */
type Offer = Pick<Suggestion, 'text' | 'kind' | 'count' | 'isMore'>;

/** What could stand where somebody types: operators, and keys and values from the data, the commonest first. */
export function suggestions(
  store: Pick<Store, 'knownTerms' | 'workflows' | 'sources' | 'counts'>,
  now: () => number,
): Hono {
  const app = new Hono();

  app.get('/api/suggestions', async (c) => {
    const parsed = query.safeParse(readParameters(c));
    if (!parsed.success) return answerError(c, 'bad_request', describeFault(parsed.error));
    const { q, at = q.length } = parsed.data;
    const { typed, from, to } = placeIn(q, Math.min(at, q.length));
    const { key = null, value = '' } = typed ?? {};
    const offers = key === null ? await keysFor(value) : await valuesFor(key, value);
    return c.json({ items: offers.slice(0, most).map((offer) => ({ ...offer, from, to })) });
  });

  async function keysFor(part: string): Promise<Offer[]> {
    const operators = operatorNames
      .filter((name) => name.startsWith(part.toLowerCase()))
      .map((name): Offer => ({ text: `${name}:`, kind: 'operator', count: null, isMore: false }));
    const keys = await terms('labelKey', '', part);
    const offers = keys.map(({ value, ...counted }): Offer => {
      const name = value.toLowerCase();
      const key = isOperator(name) || name.startsWith('label.') ? `label.${value}` : value;
      return { text: writeTerm(key, '*').slice(0, -'"*"'.length), kind: 'key', ...counted };
    });
    if (part === '') return [...operators, ...offers];
    return [...(await standingsFor(part)), ...offers, ...operators];
  }

  /** People write `late` and mean `is:late`. */
  async function standingsFor(part: string): Promise<Offer[]> {
    if (part.length < 3) return [];
    const names = ['is', 'state'] as const;
    const found = await Promise.all(names.map((name) => valuesFor(name, part)));
    return found
      .flat()
      .filter(({ text }) => caseless(text.slice(text.indexOf(':') + 1)).startsWith(caseless(part)));
  }

  async function valuesFor(key: string, part: string): Promise<Offer[]> {
    const name = key.toLowerCase();
    const found = isOperator(name) ? await operatorValues(name, part) : await labelValues(key, part);
    return found.map(({ value, ...counted }) => ({
      // A comparison needs no quotes, which a value that begins like one would get.
      text: isOperator(name) && examples.includes(value) ? `${key}:${value}` : writeTerm(key, value),
      kind: 'value',
      ...counted,
    }));
  }

  async function labelValues(key: string, part: string) {
    const name = key.toLowerCase().startsWith('label.') ? key.slice('label.'.length) : key;
    return terms('label', caseless(name), part);
  }

  async function operatorValues(name: Operator, part: string) {
    const kind = termKindOf[name];
    if (kind) return terms(kind, '', part);
    const known = await listed(name);
    return known.filter(({ value }) => caseless(value).includes(caseless(part)));
  }

  async function listed(name: Operator) {
    switch (name) {
      case 'state':
      case 'is': {
        const { counts } = await store.counts(everything, mostCounted, now());
        const is = { late: counts.late, quiet: counts.quiet, test: counts.tests };
        const states = processStates.map((state) => [state, counts[state]] as const);
        const all = name === 'is' ? Object.entries(is) : states;
        return all.map(([value, count]) => ({ value, count, isMore: false }));
      }
      case 'workflow': {
        const found = await store.workflows();
        return found
          .toSorted((a, b) => b.processes - a.processes)
          .map(({ workflow, processes }) => ({ value: workflow, count: processes, isMore: false }));
      }
      case 'source':
        return (await store.sources()).map(({ slug }) => uncounted(slug));
      case 'has':
        return [uncounted('document')];
      case 'started':
      case 'updated':
      case 'waiting':
      case 'took':
        return examples.map(uncounted);
      default:
        return [];
    }
  }

  async function terms(kind: TermKind, key: string, typed: string) {
    const part = caseless(typed);
    const known = await store.knownTerms({ kind, key, part, limit: most, cap: mostCounted });
    return known.map(({ text, ...counted }) => ({ value: text, ...counted }));
  }

  return app;
}

const termKindOf: Partial<Record<Operator, TermKind>> = {
  station: 'station',
  at: 'holder',
  recipient: 'station',
  template: 'template',
  author: 'author',
};

function uncounted(value: string) {
  return { value, count: null, isMore: false };
}

/** The term that is being typed at a place, as far as that, and what of the text it is. */
function placeIn(q: string, at: number): { typed: QueryTerm | null; from: number; to: number } {
  const typed = readTokens(q.slice(0, at)).at(-1);
  if (typed?.kind !== 'term' || typed.at + typed.text.length < at) return { typed: null, from: at, to: at };
  const whole = readTokens(q).find((token) => token.at === typed.at);
  const to = whole?.kind === 'term' ? whole.at + whole.text.length : at;
  return { typed, from: typed.at + (typed.negated ? 1 : 0), to: Math.max(at, to) };
}
