import { describe, expect, it } from 'vitest';
import { folded, withBlock } from './readme-block.ts';

describe('the block in the README', () => {
  it('is replaced as a whole, and nothing around it', () => {
    const text = 'before\n<!-- bench:begin -->\n\nold $&\n\n<!-- bench:end -->\nafter\n';
    const filled = withBlock(text, 'bench', "new $& $'");
    expect(filled).toBe("before\n<!-- bench:begin -->\n\nnew $& $'\n\n<!-- bench:end -->\nafter\n");
    expect(withBlock(filled, 'bench', "new $& $'")).toBe(filled);
  });

  it('is one of several', () => {
    const other = '<!-- bench-large:begin -->\n\nlarge\n\n<!-- bench-large:end -->\n';
    const own = (content: string) => `<!-- bench:begin -->\n\n${content}\n\n<!-- bench:end -->\n`;
    expect(withBlock(other + own('old'), 'bench', 'new')).toBe(other + own('new'));
  });

  it('is not guessed where its marks are missing', () => {
    expect(() => withBlock('nothing here', 'bench', 'new')).toThrow('bench:begin');
    expect(() => withBlock('<!-- bench:end --><!-- bench:begin -->', 'bench', 'new')).toThrow('bench:begin');
  });

  it('folds what is long behind a title, and keeps it markdown', () => {
    expect(folded('All of it', '| a |')).toBe(
      '<details>\n<summary>All of it</summary>\n\n| a |\n\n</details>',
    );
  });
});
