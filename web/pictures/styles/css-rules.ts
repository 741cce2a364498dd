/** One step of a selector, such as `text` or `.bar.selected`. */
export interface Compound {
  tag: string | null;
  classes: readonly string[];
  /** Whether the step before it is the parent itself, and not any ancestor. */
  isChild: boolean;
}

/** A rule with one selector. */
export interface CssRule {
  /** From the outermost step to the element itself. */
  steps: readonly Compound[];
  /** Of two rules for one property the heavier counts, of equal ones the later. */
  weight: number;
  declarations: readonly (readonly [property: string, value: string])[];
}

/**
 * The rules of style sheets in their order, as far as a still picture needs them: those inside of at-rules depend on a
 * screen and those with a pseudo-class on somebody in front of it, so both are left out.
 */
export function cssRules(css: string): CssRule[] {
  const plain = css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/@[^{;]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})/g, '');
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']) => {
    const declarations = body.split(';').flatMap((declaration) => {
      const colon = declaration.indexOf(':');
      if (colon === -1) return [];
      return [[declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()] as const];
    });
    return selectors.split(',').flatMap((selector) => {
      const weightless = /^:where\((.*?)\)/.exec(selector.trim());
      const text = selector.trim().replace(/^:where\((.*?)\)/, '$1');
      if (text.includes(':')) return [];
      const steps = stepsOf(text);
      const heavy = weightless === null ? steps : steps.slice(1);
      const weight = heavy.reduce((sum, { tag, classes }) => sum + classes.length * 100 + (tag ? 1 : 0), 0);
      return [{ steps, weight, declarations }];
    });
  });
}

function stepsOf(selector: string): Compound[] {
  const steps: Compound[] = [];
  let isChild = false;
  for (const word of selector.replaceAll('>', ' > ').split(/\s+/)) {
    if (word === '>') {
      isChild = true;
      continue;
    }
    const [tag = '', ...classes] = word.split('.');
    steps.push({ tag: tag === '' || tag === '*' ? null : tag, classes, isChild });
    isChild = false;
  }
  return steps;
}
