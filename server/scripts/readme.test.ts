import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { settings } from '../config.ts';
import { settingsTable } from './settings-table.ts';

const file = fileURLToPath(new URL('../../README.md', import.meta.url));
const readme = readFileSync(file, 'utf8');
const places = /<!-- settings -->[^]*<!-- \/settings -->/;

describe('the README', () => {
  it('lists every setting as the server reads it (UPDATE_README=1 npm test -- unit readme writes it)', async () => {
    const block = `<!-- settings -->\n\n${settingsTable(settings)}\n\n<!-- /settings -->`;
    const options = { ...(await resolveConfig(file)), filepath: file };
    const expected = await format(
      readme.replace(places, () => block),
      options,
    );
    if (process.env['UPDATE_README']) writeFileSync(file, expected);
    else expect(readme).toBe(expected);
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run ([\w-]+)/gu)].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(3);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('shows only pictures and files that are there', () => {
    const targets = [...readme.matchAll(/(?:\]\(|src(?:set)?=")([^)"#:]+)[)"]/gu)].map(
      (match) => match[1] ?? '',
    );
    expect(targets.length).toBeGreaterThan(5);
    for (const target of targets) {
      expect(existsSync(fileURLToPath(new URL(`../../${target}`, import.meta.url))), target).toBe(true);
    }
  });
});
