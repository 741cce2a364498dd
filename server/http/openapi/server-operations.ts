import { z } from 'zod';
import { about, sampleAnswer } from '../../../shared/api.ts';
import { signIn } from '../session.ts';
import type { OperationGroup } from './operation.ts';

const warning = z.literal('disk_low').optional();

export const serverOperations: OperationGroup = {
  tag: 'Server',
  operations: [
    {
      method: 'get',
      path: '/healthz',
      id: 'getHealth',
      summary: 'Whether it runs',
      answers: { 200: { description: 'It does.', schema: z.object({ ok: z.literal(true) }) } },
      access: 'anybody',
    },
    {
      method: 'get',
      path: '/readyz',
      id: 'getReadiness',
      summary: 'Whether it can store what arrives',
      answers: {
        200: { description: 'It can.', schema: z.object({ ok: z.literal(true), warning }) },
        503: {
          description: 'It cannot.',
          schema: z.object({ ok: z.literal(false), error: z.literal('unavailable'), warning }),
        },
      },
      access: 'anybody',
    },
    {
      method: 'get',
      path: '/metrics',
      id: 'readMetrics',
      summary: 'How the server fares, for Prometheus',
      answers: { 200: { description: 'Text format 0.0.4.', types: ['text/plain'] } },
    },
    {
      method: 'get',
      path: '/api/about',
      id: 'getAbout',
      summary: 'Version, webhook address and state of the storage',
      answers: { 200: { description: 'That.', schema: about } },
    },
    {
      method: 'get',
      path: '/api/openapi.json',
      id: 'getOpenApi',
      summary: 'This document',
      answers: { 200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) } },
    },
    {
      method: 'post',
      path: '/api/session',
      id: 'signIn',
      summary: 'Sign a browser in with the API token',
      body: { schema: signIn },
      answers: { 204: { description: 'A cookie is set.' } },
      errors: ['bad_request', 'wrong_token', 'too_many_tries'],
      access: 'anybody',
    },
    {
      method: 'delete',
      path: '/api/session',
      id: 'signOut',
      summary: 'Sign a browser out',
      answers: { 204: { description: 'The cookie is gone.' } },
      access: 'anybody',
    },
    {
      method: 'post',
      path: '/api/sample',
      id: 'playSample',
      summary: 'Play a sample process through the real webhook address',
      answers: { 201: { description: 'It has begun.', schema: sampleAnswer } },
      errors: ['unavailable'],
    },
  ],
};
