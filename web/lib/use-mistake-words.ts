import { useTranslation } from 'react-i18next';
import type { QueryMistake } from '../../shared/query-mistake.ts';
import { isolate } from './isolate.ts';

/** What is wrong with a search, in a sentence. The words of the part `search` must be there. */
export function useMistakeWords(): (mistake: QueryMistake, text: string) => string {
  const { t } = useTranslation('search');
  return ({ code, at, length, limit = 0, expected = [] }, text) => {
    const part = isolate(text.slice(at, at + length).trim());
    return t(`mistake.${code}`, { part, limit, expected: expected.map(isolate).join(', ') });
  };
}
