import { z } from 'zod';
import type { CatchUp, ReadOptions } from '../provider.ts';
import { readJsonText } from '../read-json-text.ts';
import { unsetOf } from './unset-of.ts';
import { vendorRequest } from './vendor-api.ts';

const free = z.unknown().optional();

/** An event as the vendor lists it: more members than these. */
const listed = z.object({
  _id: z.string().min(1),
  /** SUCCESS, PENDING or FAILED. */
  status: free,
  appId: free,
  appEnv: free,
  topic: free,
  action: free,
  msgNature: free,
  content: free,
  error: free,
});
const page = z.object({ events: z.array(z.unknown()) });

/**
 * The vendor's lists of its events for an endpoint. What is pending was never answered for and stands only among all
 * events; what failed has a list of its own, which reaches further back.
 */
export const catchUp: CatchUp = {
  needs: ['apiKey', 'webhookId'],
  lists: ['FAILED', 'ALL'],
  page: (settings, list, number) => request(settings, `?filter=${list}&page=${number}`, null),
  readPage(text) {
    const read = page.safeParse(readJsonText(text));
    if (!read.success) return null;
    return read.data.events.flatMap((each) => {
      const event = listed.safeParse(each);
      if (!event.success) return [];
      const { _id: id, status, ...body } = event.data;
      return [{ id, isDelivered: status === 'SUCCESS', body }];
    });
  },
  resend: (settings, id) => request(settings, `/${encodeURIComponent(id)}/resend`, {}),
};

function request(settings: ReadOptions['settings'], rest: string, body: object | null) {
  const { webhookId } = settings;
  if (!webhookId)
    return {
      settings: unsetOf(settings, catchUp.needs),
      reason: 'The source names no webhook of the vendor’s.',
    };
  return vendorRequest(settings, {
    path: `/v4/webhooks/${encodeURIComponent(webhookId)}/events${rest}`,
    body,
  });
}
