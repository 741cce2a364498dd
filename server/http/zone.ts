import { z } from 'zod';
import { isTimeZone } from '../../shared/is-time-zone.ts';

/** Whose days a search speaks of, and a file shows. */
export const zone = z.string().refine(isTimeZone, 'is no time zone').default('UTC');
