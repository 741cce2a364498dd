import {
  decisionAnswer,
  decisionRequest,
  deliveryDetail,
  deliveryPage,
  replayAnswer,
  replayRequest,
  resendAnswer,
} from '../../../shared/delivery.ts';
import { listQuery } from '../deliveries.ts';
import type { OperationGroup } from './operation.ts';

const path = '/api/deliveries/:id';

export const deliveryOperations: OperationGroup = {
  tag: 'Deliveries',
  operations: [
    {
      method: 'get',
      path: '/api/deliveries',
      id: 'listDeliveries',
      summary: 'What arrived and what we answered, newest first',
      query: listQuery,
      answers: { 200: { description: 'A page of them.', schema: deliveryPage } },
      errors: ['bad_request'],
    },
    {
      method: 'get',
      path,
      id: 'getDelivery',
      summary: 'One delivery with its headers, its body as text and our answer',
      answers: { 200: { description: 'The delivery.', schema: deliveryDetail } },
      errors: ['delivery_not_found', 'body_damaged'],
    },
    {
      method: 'get',
      path: `${path}/body`,
      id: 'getDeliveryBody',
      summary: 'The body as it is kept, byte for byte',
      answers: { 200: { description: 'The bytes.', types: ['application/octet-stream'] } },
      errors: ['delivery_not_found', 'body_damaged', 'body_erased'],
    },
    {
      method: 'get',
      path: `${path}/files/:index`,
      id: 'getDeliveryFile',
      summary: 'A file that an archive brought, where its source keeps files',
      answers: {
        200: {
          description: 'The file, for storing.',
          types: ['application/pdf', 'image/*', 'application/octet-stream'],
        },
      },
      errors: ['delivery_not_found', 'not_found', 'body_damaged', 'body_erased'],
    },
    {
      method: 'post',
      path: '/api/deliveries/replay',
      id: 'replayDeliveries',
      summary: 'Read deliveries again that could not be read when they came',
      body: { schema: replayRequest },
      answers: { 200: { description: 'What became of each.', schema: replayAnswer } },
      errors: ['bad_request'],
    },
    {
      method: 'post',
      path: `${path}/decision`,
      id: 'decideDelivery',
      summary: 'Accept or dismiss a delivery that its vendor has not confirmed',
      body: { schema: decisionRequest },
      answers: { 200: { description: 'How it stands now.', schema: decisionAnswer } },
      errors: ['bad_request', 'delivery_not_found', 'already_decided'],
    },
    {
      method: 'post',
      path: `${path}/resend`,
      id: 'resendDelivery',
      summary: 'Have a delivery arrive once more',
      answers: { 200: { description: 'What was answered to it.', schema: resendAnswer } },
      errors: ['delivery_not_found', 'needs_proof', 'body_damaged', 'body_erased'],
    },
  ],
};
