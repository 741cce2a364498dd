import { z } from 'zod';
import type { Verification } from '../provider.ts';
import { readJsonText } from '../read-json-text.ts';
import { removedMark } from '../removed.ts';
import { unsetOf } from './unset-of.ts';
import { vendorRequest } from './vendor-api.ts';

const shown = z.object({ verificationToken: z.string().min(1).max(4096) });

/** The vendor's answer: more members than these, of which any may be missing. */
const checked = z.object({ isValid: z.boolean(), alreadyConsumed: z.boolean().optional() });

/** The token in a body proves that the vendor made it. Asking consumes it. */
export const verification: Verification = {
  isWanted: ({ verification: wanted }) => wanted === 'vendor',
  needs: ['appId', 'appEnv', 'apiKey'],
  tokenOf(body) {
    const read = shown.safeParse(body);
    const token = read.success ? read.data.verificationToken : null;
    // What was removed from a body that is read again can prove nothing.
    return token === removedMark ? null : token;
  },
  request(token, settings) {
    const { appId, appEnv } = settings;
    if (!appId || !appEnv)
      return {
        settings: unsetOf(settings, ['appId', 'appEnv']),
        reason: 'The source names no application and environment.',
      };
    const path = '/v4/tokens/webhook-verification/checking-consumption';
    return vendorRequest(settings, { path, body: { token, appId, appEnv } });
  },
  verdict(text) {
    const read = checked.safeParse(readJsonText(text));
    if (!read.success) return 'unclear';
    if (read.data.isValid) return 'verified';
    return read.data.alreadyConsumed ? 'consumed' : 'rejected';
  },
};
