import { SaxesParser } from 'saxes';
import { paintOf } from './colour.ts';
import type { Compound, CssRule } from './css-rules.ts';

interface Element {
  tag: string;
  classes: readonly string[];
  /** Custom properties, its own and those that it inherits. */
  variables: ReadonlyMap<string, string>;
  /** What `currentColor` means here. */
  colour: string;
}

/** Properties that SVG knows as attributes as well; what else a style sheet says is for pages. */
const drawn = new Set([
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'text-anchor',
  'direction',
  'paint-order',
  'shape-rendering',
  'overflow',
]);

/** Of pages, and no longer true of a picture that nobody can press. */
const pageOnly = new Set(['class', 'style', 'focusable']);

/**
 * Turns the classes of a drawing into plain attributes, so that any program shows it as the page does: many that read
 * SVG know neither variables nor mixed colours, and some no style sheets at all. `markup` is well-formed XML; `tokens`
 * are the custom properties of the root.
 */
export function stillStyles(
  markup: string,
  rules: readonly CssRule[],
  tokens: ReadonlyMap<string, string>,
  theme: 'light' | 'dark',
): string {
  const open: Element[] = [];
  const out: string[] = [];
  const byKey = index(rules);
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const { class: classes = '', style = '', ...rest } = attributes;
    const bare = { tag: name, classes: classes.split(' ').filter(Boolean) };
    const parent = open.at(-1);
    const found = declarationsOf(byKey, bare, open);
    for (const [property, value] of declared(style)) found.set(property, value);
    const variables = ownVariables(found, parent?.variables ?? tokens);
    const colour = fill(found.get('color') ?? parent?.colour ?? '#000000', variables);
    open.push({ ...bare, variables, colour });
    const stilled = new Map(Object.entries(rest).filter(([attribute]) => !pageOnly.has(attribute)));
    for (const [property, value] of found) {
      if (!drawn.has(property)) continue;
      const text = fill(value, variables);
      const paint = paintOf(text === 'currentColor' ? colour : text, theme);
      stilled.set(property, paint?.colour ?? text.replace(/(?<=\d)px$/, ''));
      if (paint !== null && paint.cover < 1) stilled.set(`${property}-opacity`, String(paint.cover));
    }
    const text = [...stilled].map(([attribute, value]) => ` ${attribute}="${escape(value)}"`);
    out.push(`<${name}${text.join('')}>`);
  });
  parser.on('closetag', ({ name }) => {
    open.pop();
    out.push(`</${name}>`);
  });
  parser.on('text', (text) => out.push(escape(text)));
  parser.write(markup).close();
  return out.join('').replace(/><\/(?:circle|line|path|rect)>/g, '/>');
}

/** By the first class, or the tag, of their last step: most rules are then never looked at. */
function index(rules: readonly CssRule[]): ReadonlyMap<string, readonly CssRule[]> {
  const byKey = new Map<string, CssRule[]>();
  for (const rule of rules) {
    const last = rule.steps.at(-1);
    const key = last?.classes[0] === undefined ? (last?.tag ?? '') : `.${last.classes[0]}`;
    byKey.set(key, [...(byKey.get(key) ?? []), rule]);
  }
  return byKey;
}

function declarationsOf(
  byKey: ReadonlyMap<string, readonly CssRule[]>,
  element: Pick<Element, 'tag' | 'classes'>,
  ancestors: readonly Element[],
): Map<string, string> {
  const keys = [element.tag, ...element.classes.map((name) => `.${name}`)];
  const matching = keys
    .flatMap((key) => byKey.get(key) ?? [])
    .filter(({ steps }) => matches(steps, element, ancestors))
    .sort((a, b) => a.weight - b.weight);
  return new Map(matching.flatMap(({ declarations }) => declarations));
}

function matches(
  steps: readonly Compound[],
  element: Pick<Element, 'tag' | 'classes'>,
  ancestors: readonly Element[],
): boolean {
  const last = steps.at(-1);
  if (last === undefined || !fits(last, element)) return false;
  const before = steps.slice(0, -1);
  if (before.length === 0) return true;
  const candidates = last.isChild ? [ancestors.length - 1] : ancestors.map((_, at) => at);
  return candidates.some((at) => {
    const ancestor = ancestors[at];
    return ancestor !== undefined && matches(before, ancestor, ancestors.slice(0, at));
  });
}

function fits({ tag, classes }: Compound, element: Pick<Element, 'tag' | 'classes'>): boolean {
  return (tag === null || tag === element.tag) && classes.every((name) => element.classes.includes(name));
}

function ownVariables(
  found: ReadonlyMap<string, string>,
  inherited: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const own = [...found].filter(([property]) => property.startsWith('--'));
  if (own.length === 0) return inherited;
  return new Map([...inherited, ...own.map(([name, value]) => [name, fill(value, inherited)] as const)]);
}

/** Puts the values of variables in their places. */
function fill(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replace(/var\((--[\w-]+)(?:,\s*var\((--[\w-]+)\))?\)/g, (_, name: string, or: string) => {
    const value = variables.get(name) ?? variables.get(or);
    if (value === undefined) throw new Error(`no style sheet of the pictures gives ${name} a value`);
    return value;
  });
}

function declared(style: string): [string, string][] {
  return style.split(';').flatMap((each): [string, string][] => {
    const colon = each.indexOf(':');
    return colon === -1 ? [] : [[each.slice(0, colon).trim(), each.slice(colon + 1).trim()]];
  });
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
