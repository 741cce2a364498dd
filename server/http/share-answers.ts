/** Milliseconds for which an answer is given to others as well. */
const lifetime = 1000;

/**
 * The answer to a question: for those who name the number `after` that they know already, whichever was made within
 * the last second and knows more than that; a new one for everybody else.
 */
export type SharedAnswers<Answer> = (
  question: string,
  after: number | undefined,
  make: () => Promise<Answer>,
) => Promise<Answer>;

/** Lets many pages that look at the same cost as much as one. */
export function shareAnswers<Answer extends { seq: number }>(now: () => number): SharedAnswers<Answer> {
  const kept = new Map<string, { at: number; answer: Promise<Answer> }>();

  async function keep(question: string, make: () => Promise<Answer>): Promise<Answer> {
    const mine = { at: now(), answer: make() };
    kept.set(question, mine);
    try {
      return await mine.answer;
    } catch (error) {
      if (kept.get(question) === mine) kept.delete(question);
      throw error;
    }
  }

  return async (question, after, make) => {
    for (const [each, { at }] of kept) if (now() - at >= lifetime) kept.delete(each);
    const known = after === undefined ? null : await kept.get(question)?.answer;
    return known && known.seq > (after ?? 0) ? known : keep(question, make);
  };
}
