import { jsonTokens } from './pretty-json.ts';

/** Stands in a stored body where a privacy rule removed a value. */
export const removedMark = '[removed]';

/** A privacy rule as far as it tells where it removes: names from the top, `*` for any one, `**` for any depth. */
export interface Rule {
  id: string;
  paths: readonly string[];
}

/**
 * For each mark in a JSON text, in its order, the id of the rule that put it there; null where none of `rules` would.
 * Places in lists count as no name, since no rule names them.
 */
export function removedRules(text: string, rules: readonly Rule[]): (string | null)[] {
  const patterns = rules.map(({ id, paths }) => ({ id, paths: paths.map((path) => path.split('.')) }));
  return markedPaths(text).map(
    (path) => patterns.find(({ paths }) => paths.some((each) => leadsTo(each, path)))?.id ?? null,
  );
}

/** The names that lead to each mark. */
function markedPaths(text: string): string[][] {
  const found: string[][] = [];
  const tokens = jsonTokens(text);
  // The newest name in each object that is open; null in a list.
  const names: (string | null)[] = [null];
  tokens.forEach((token, at) => {
    if (token === '{' || token === '[') names.push(null);
    else if (token === '}' || token === ']') names.pop();
    else if (tokens[at + 1] === ':') names[names.length - 1] = JSON.parse(token) as string;
    else if (token === `"${removedMark}"`) found.push(names.filter((name) => name !== null));
  });
  return found;
}

function leadsTo([first, ...rest]: readonly string[], path: readonly string[]): boolean {
  if (first === undefined) return path.length === 0;
  if (first === '**') {
    return leadsTo(rest, path) || (path.length > 0 && leadsTo([first, ...rest], path.slice(1)));
  }
  return path.length > 0 && (first === '*' || first === path[0]) && leadsTo(rest, path.slice(1));
}
