import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Whether any source asks for a key of the locales, such as `now.at` of `board`; plurals without their ending. */
export type UsedKeys = (namespace: string, key: string) => boolean;

const sources = /^(app|features|lib|pictures|ui)[\\/].*(?<!\.test|\.fixture)\.tsx?$/;
/** `useTranslation('board')`, `TFunction<['board', 'states']>`. */
const naming = /\b(?:useTranslation\(|TFunction<)\[?((?:'\w+'(?:, )?)+)/g;

/**
 * Reads every text in the sources under a folder. A text counts as a key of the namespaces that its file names; one
 * that is put together, such as `state.${state}`, counts as each key of its shape.
 */
export function findUsedKeys(folder: string): UsedKeys {
  const used = new Map<string, RegExp[]>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!sources.test(file)) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    const namespaces = [...text.matchAll(naming)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []);
    for (const key of keysIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))) {
      const [, named = null, rest = key] = /^(\w+):(.*)$/s.exec(key) ?? [];
      const pattern = new RegExp(`^${rest}$`);
      for (const name of named === null ? namespaces : [named]) {
        used.set(name, [...(used.get(name) ?? []), pattern]);
      }
    }
  }
  return (namespace, key) => used.get(namespace)?.some((pattern) => pattern.test(key)) ?? false;
}

/** Every text of a source as a pattern. */
function keysIn(source: ts.SourceFile): Set<string> {
  const keys = new Set<string>();
  const visit = (node: ts.Node) => {
    if (ts.isTemplateExpression(node)) {
      const rest = node.templateSpans.map(
        ({ expression, literal }) => valuesOf(expression) + plain(literal.text),
      );
      keys.add(plain(node.head.text) + rest.join(''));
    } else if (ts.isStringLiteralLike(node)) keys.add(plain(node.text));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return keys;
}

/** What may stand in one place of a key: either of two words, or any. */
function valuesOf(expression: ts.Expression): string {
  if (!ts.isConditionalExpression(expression)) return '[^.:]+';
  const { whenTrue, whenFalse } = expression;
  if (!ts.isStringLiteral(whenTrue) || !ts.isStringLiteral(whenFalse)) return '[^.:]+';
  return `(?:${plain(whenTrue.text)}|${plain(whenFalse.text)})`;
}

function plain(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
