import { z } from 'zod';

/** In whose words a feed tells what it tells. */
export const feedLanguage = z.enum(['en', 'he']);
export type FeedLanguage = z.infer<typeof feedLanguage>;

/** Addresses to paste into a calendar program or a feed reader. Where a sign-in is set each opens by itself what it is for. */
export const feedAddresses = z.object({
  calendar: z.string(),
  /** What changes in a saved view; null where none was named. */
  news: z.string().nullable(),
});
export type FeedAddresses = z.infer<typeof feedAddresses>;
