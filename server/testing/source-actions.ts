import { expect } from 'vitest';
import {
  credentialAnswer,
  type NewCredential,
  type NewSource,
  type Source,
  sourceAnswer,
  type SourceChange,
  sourceList,
} from '../../shared/source.ts';
import type { TestApp } from './test-app.ts';

export const hr: NewSource = { provider: 'cellosign', slug: 'hr', workflow: 'Recruitment' };

/** What a person does with sources, through the API. `app` gives the program of the test that runs. */
export function sourceActions(app: () => TestApp) {
  async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    return app().request(`/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  async function listed(): Promise<Source[]> {
    return sourceList.parse(await app().get('/api/sources')).items;
  }

  return {
    send,
    listed,

    /** Status, code and message of a refusal. */
    async codeOf(response: Promise<Response>): Promise<string> {
      const { status, ...rest } = await response.then(async (answer) => ({
        status: answer.status,
        ...((await answer.json()) as { error: string; message?: string }),
      }));
      return `${status} ${rest.error}${rest.message === undefined ? '' : `: ${rest.message}`}`;
    },

    async make(source: Partial<NewSource> = {}): Promise<Source> {
      const response = await send('POST', 'sources', { ...hr, ...source });
      expect(response.status).toBe(201);
      return sourceAnswer.parse(await response.json()).source;
    },

    async change({ id }: Source, changes: SourceChange): Promise<Source> {
      const response = await send('PATCH', `sources/${id}`, changes);
      expect(response.status).toBe(200);
      return sourceAnswer.parse(await response.json()).source;
    },

    async addCredential({ id }: Source, asked: NewCredential) {
      const response = await send('POST', `sources/${id}/credentials`, asked);
      expect(response.status).toBe(201);
      return credentialAnswer.parse(await response.json());
    },

    async reload({ id }: Source): Promise<Source | undefined> {
      return (await listed()).find((each) => each.id === id);
    },
  };
}
