import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { processPage } from '../../shared/api.ts';
import { queryMistake } from '../../shared/query-mistake.ts';
import { ApiError } from '../lib/api-error.ts';
import { getJson } from '../lib/api.ts';
import { processPath } from '../lib/paths.ts';
import { queryKeys } from '../lib/query-keys.ts';
import { searchParams } from '../lib/search-params.ts';
import { useMistakeWords } from '../lib/use-mistake-words.ts';
import type { PaletteEntry } from './palette-entry.ts';

const most = 6;
/** A page that is left open must not show what was so an hour ago, in milliseconds. */
const freshFor = 2000;

export interface FoundProcesses {
  entries: PaletteEntry[];
  /** Why the text cannot be read as a search, in a sentence; null where it can. */
  fault: string | null;
}

/**
 * The processes that a text finds, in the language of the board's search; none while it is empty or not readable, and
 * none of the text before it: Enter must not open what was not asked for.
 */
export function useProcessEntries(typed: string): FoundProcesses {
  const { t } = useTranslation('states');
  const [, navigate] = useLocation();
  const words = useMistakeWords();
  const q = typed.trim();
  const { data, error } = useQuery({
    queryKey: queryKeys.found(q),
    queryFn: ({ signal }) =>
      getJson(`api/processes?${searchParams(q, { limit: String(most) })}`, processPage, signal),
    enabled: q !== '',
    staleTime: freshFor,
    gcTime: freshFor,
    retry: false,
  });
  const isRefused = error instanceof ApiError && error.code === 'bad_query';
  const told = queryMistake.safeParse(isRefused ? error.mistake : null);
  const entries = (data?.items ?? []).map(
    ({ processId, source, processNumber, title, state, isRequest }) => ({
      id: `process ${source} ${processId}`,
      words: processNumber === null ? title : `#${processNumber} ${title}`,
      hint: t(isRequest ? `request.${state}` : `process.${state}`),
      act: () => navigate(processPath(processId)),
    }),
  );
  return { entries, fault: told.success ? words(told.data, q) : null };
}
