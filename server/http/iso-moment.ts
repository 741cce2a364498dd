import { z } from 'zod';

/**
 * A moment that is asked about: ISO 8601 with its zone, `2025-01-26T06:49:33Z` or `2025-01-26T08:49:33.626+02:00`. It may lie
 * ahead of our clock, as what a vendor tells may.
 */
export const isoMoment = z.iso.datetime({
  offset: true,
  error: 'is no moment with its zone, such as 2025-01-26T06:49:33Z',
});
