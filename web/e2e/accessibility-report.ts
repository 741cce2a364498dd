import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FullConfig, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { type AccessibilityCheck, attachmentName, type Finding } from './accessibility-check.ts';

/** Gathers what the checker saw in all tests of a run into `test-results/accessibility.md`. */
export default class AccessibilityReport implements Reporter {
  readonly #checks: AccessibilityCheck[] = [];
  #file = '';

  onBegin(config: FullConfig): void {
    this.#file = join(dirname(config.configFile ?? '.'), 'test-results', 'accessibility.md');
  }

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    for (const { name, body } of attachments) {
      if (name !== attachmentName || !body) continue;
      this.#checks.push(JSON.parse(body.toString()) as AccessibilityCheck);
    }
  }

  onEnd(): void {
    if (this.#checks.length === 0) return;
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, report(this.#checks));
  }

  printsToStdio(): boolean {
    return false;
  }
}

function report(checks: AccessibilityCheck[]): string {
  const sorted = [...checks].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const pages = new Set(checks.map(({ page }) => page.replace(/\?.*$/u, '')));
  const lines = sorted.map(
    (each) =>
      `| ${code(each.page)} | ${each.state} | ${each.theme} | ${each.direction} | ${each.width} ` +
      `| ${each.rules} | ${each.applied} | ${names(each.violations)} | ${names(each.undecided)} |`,
  );
  return `# Accessibility

${checks.length} looks at ${pages.size} pages by ${checks[0]?.checker}: ${count(checks, 'violations')} violations, ${count(checks, 'undecided')} elements that it could not decide about.

In the dark only the colours are looked at, in Hebrew everything but the colours. A checker sees only a part of what can be wrong; keys, words and zoom have tests of their own.

| page | state | theme | direction | width | rules | applied | violations | undecided |
| ---- | ----- | ----- | --------- | ----- | ----- | ------- | ---------- | --------- |
${lines.join('\n')}
${details('Violations', 'violations', sorted)}${details('Undecided', 'undecided', sorted)}`;
}

const key = ({ page, state, width, direction, theme }: AccessibilityCheck) =>
  [page, state, String(width).padStart(5), direction, theme].join(' ');

const count = (checks: AccessibilityCheck[], kind: 'violations' | 'undecided') =>
  checks.flatMap((each) => each[kind]).reduce((sum, { elements }) => sum + elements.length, 0);

const names = (findings: Finding[]) =>
  findings.map(({ rule, elements }) => `${rule} (${elements.length})`).join(', ') || 'none';

/** Each element once, by rule. */
function details(title: string, kind: 'violations' | 'undecided', checks: AccessibilityCheck[]): string {
  const found = new Set<string>();
  for (const { rule, elements } of checks.flatMap((each) => each[kind])) {
    for (const element of elements) found.add(`- ${rule}: ${code(element)}`);
  }
  return found.size === 0 ? '' : `\n## ${title}\n\n${[...found].sort().join('\n')}\n`;
}

/** Markdown knows no other way out of a code span than more ticks, and of a cell than a backslash. */
const code = (text: string) => `\`\` ${text.replace(/\s+/gu, ' ').replaceAll('|', '\\|')} \`\``;
