import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { feedAddresses, type FeedAddresses } from '../../shared/feeds.ts';
import { getJson, remove } from './api.ts';
import { viewerZone } from './viewer-zone.ts';

/** A search, or a saved view by its number. */
export type FeedSubject = { q: string } | { view: number };

export interface Feeds {
  /** Undefined while they are not known. */
  addresses: FeedAddresses | undefined;
  hasFailed: boolean;
  /** Makes the addresses of all feeds new; rejects with an `ApiError`. */
  renew: () => Promise<void>;
}

/** Not among the query keys, which every first page loads. */
const key = 'feeds';

/** Addresses of feeds, in the language of the page and with the days of the viewer. */
export function useFeeds(subject: FeedSubject): Feeds {
  const client = useQueryClient();
  const { language } = useTranslation().i18n;
  const asked = 'q' in subject ? { q: subject.q } : { view: String(subject.view) };
  const path = `api/feeds?${new URLSearchParams({ ...asked, language, zone: viewerZone() }).toString()}`;
  const { data, isError } = useQuery({
    queryKey: [key, path],
    queryFn: ({ signal }) => getJson(path, feedAddresses, signal),
  });
  return {
    addresses: data,
    hasFailed: isError,
    async renew() {
      await remove('api/feeds');
      await client.invalidateQueries({ queryKey: [key] });
    },
  };
}
