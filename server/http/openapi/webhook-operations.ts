import { z } from 'zod';
import { tokenMembers } from '../../sources/read-token-request.ts';
import type { Operation, OperationGroup } from './operation.ts';

const cellosign = z.object({
  /** "0": stored, and safe. "-1": not. */
  status: z.enum(['0', '-1']),
  errordesc: z.string(),
  data: z.array(z.never()).optional(),
  document: z.object({ reference: z.string(), public_link: z.string() }).nullable().optional(),
});
const ignisign = z.object({ received: z.boolean(), error: z.string().optional() });
const answer = (description: string) => ({ description, schema: z.union([cellosign, ignisign]) });

const tokenFault = (description: string) => ({
  description,
  schema: z.object({
    error: z.enum(['invalid_request', 'unsupported_grant_type', 'invalid_client', 'temporarily_unavailable']),
    error_description: z.string(),
  }),
});

const delivery = {
  method: 'post',
  description:
    "The body is the vendor's own, and is kept whatever it holds. The answer has the shape that the vendor expects, in JSON or XML as `Accept` asks for it.",
  body: { types: ['application/json', 'application/xml', 'text/xml'] },
  answers: {
    200: answer('It is stored, or was stored before: it will not be lost.'),
    400: answer('It cannot be read. It is kept all the same.'),
    401: answer('Its credentials are missing or wrong. Nothing was kept.'),
    404: answer('There is no such provider, or the source takes nothing. Nothing was kept.'),
    405: answer('Webhooks are sent with POST.'),
    413: answer('It is too large. Nothing was kept.'),
    415: answer('Neither JSON nor XML. Nothing was kept.'),
    503: answer('It cannot be stored now. Nothing was kept: it should be sent again.'),
  },
  access: 'credentials',
} satisfies Partial<Operation>;

export const webhookOperations: OperationGroup = {
  tag: 'Webhooks',
  operations: [
    {
      ...delivery,
      path: '/webhooks/:provider',
      id: 'deliver',
      summary: 'Where a vendor delivers what has happened, where it has one source',
    },
    {
      ...delivery,
      path: '/webhooks/:provider/:source',
      id: 'deliverToSource',
      summary: 'Where a vendor delivers what has happened to one of several sources',
    },
    {
      method: 'post',
      path: '/webhooks/:provider/:source/token',
      id: 'fetchToken',
      summary: 'Where a vendor fetches the token that its deliveries then carry',
      description: 'Takes JSON and forms alike; client and secret may also come by HTTP Basic.',
      body: { schema: tokenMembers },
      answers: {
        200: {
          description: 'A token.',
          schema: z.object({
            access_token: z.string(),
            token_type: z.literal('Bearer'),
            expires_in: z.number().int(),
          }),
        },
        400: tokenFault('The request cannot be read.'),
        401: tokenFault('The client or its secret is wrong.'),
        404: tokenFault('No tokens are given here.'),
        405: tokenFault('Tokens are asked for with POST.'),
        413: tokenFault('The request is too large.'),
        429: tokenFault('Too many wrong tries.'),
      },
      access: 'credentials',
    },
  ],
};
