import type { z } from 'zod';
import { errorAnswer } from '../../shared/api.ts';
import { ApiError } from './api-error.ts';
import { appUrl } from './base-url.ts';
import { isCut } from './is-cut.ts';
import { signInNeeded } from './sign-in-needed.ts';

/** Reads `path` (relative to the application, such as `api/workflows`) and checks the answer's shape. */
export async function getJson<S extends z.ZodType>(
  path: string,
  schema: S,
  signal?: AbortSignal,
): Promise<z.output<S>> {
  const response = await send(path, signal === undefined ? {} : { signal });
  return parse(response, schema);
}

/** Asks for a file. */
export async function get(path: string, signal: AbortSignal): Promise<Response> {
  return send(path, { signal });
}

/** Posts a JSON body. With a schema the answer is checked and returned, without one it is ignored. */
export async function postJson<S extends z.ZodType>(
  path: string,
  body: unknown,
  schema: S,
): Promise<z.output<S>> {
  return parse(await post(path, body), schema);
}

export async function post(path: string, body: unknown): Promise<Response> {
  return sendBody('POST', path, body);
}

async function sendBody(method: 'POST' | 'PATCH', path: string, body: unknown): Promise<Response> {
  return send(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Changes what `path` names. With a schema the answer is checked and returned, without one it is ignored. */
export async function patchJson<S extends z.ZodType>(
  path: string,
  body: unknown,
  schema: S,
): Promise<z.output<S>> {
  return parse(await patch(path, body), schema);
}

export async function patch(path: string, body: unknown): Promise<Response> {
  return sendBody('PATCH', path, body);
}

export async function remove(path: string): Promise<Response> {
  return send(path, { method: 'DELETE' });
}

/** Removes and checks what the server says about it. */
export async function removeJson<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> {
  return parse(await remove(path), schema);
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('accept', 'application/json');
  let response: Response;
  if (isCut()) throw new ApiError('unreachable', 0);
  try {
    response = await fetch(appUrl(path), { ...init, headers, credentials: 'same-origin' });
  } catch (error) {
    // An abort is the caller's own doing and not a failure of the network.
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError('unreachable', 0);
  }
  if (response.ok) return response;
  throw await refusal(response);
}

async function refusal(response: Response): Promise<ApiError> {
  const answer = errorAnswer.safeParse(await response.json().catch(() => null));
  if (!answer.success) return new ApiError('unreadable', response.status);
  if (answer.data.error === 'unauthorized') signInNeeded.set(true);
  const { error, message, mistake } = answer.data;
  return new ApiError(error, response.status, message, mistake);
}

async function parse<S extends z.ZodType>(response: Response, schema: S): Promise<z.output<S>> {
  const answer = schema.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) throw new ApiError('unreadable', response.status, answer.error.message);
  return answer.data;
}
