import type { QueryMistake } from '../../shared/query-mistake.ts';

/** The mistake of a search in a sentence, for whoever writes a program. */
export function describeMistake(
  { code, at, length, limit, expected = [] }: QueryMistake,
  text: string,
): string {
  const there = text.slice(at, at + length);
  const list = expected.join(', ');
  switch (code) {
    case 'too_long':
      return `A search has at most ${limit} characters.`;
    case 'too_many_terms':
      return `A search has at most ${limit} terms.`;
    case 'too_deep':
      return `A search has at most ${limit} parentheses inside one another.`;
    case 'unclosed_quote':
      return `The quote in ${there} is never closed.`;
    case 'unclosed_group':
      return `The parenthesis at character ${at + 1} is never closed.`;
    case 'unopened_group':
      return `The parenthesis at character ${at + 1} closes nothing.`;
    case 'empty_group':
      return `There is nothing in the parentheses at character ${at + 1}.`;
    case 'lonely_or':
      return `The "${there}" at character ${at + 1} needs something before and after it.`;
    case 'missing_value':
      return `${there} asks for nothing; quote it to find it as text.`;
    case 'key_before_group':
      return `${there} before a parenthesis asks for nothing; write it with each value, as in ${list}.`;
    case 'unknown_value':
      return `${there} is not known; possible are ${list}.`;
    case 'bad_number':
      return `${there} is not known; it takes a number of the log, such as since:1200.`;
    case 'bad_moment':
      return `${there} names no time; possible are such as ${list}.`;
    case 'bad_duration':
      return `${there} names no length of time; possible are such as ${list}.`;
  }
}
