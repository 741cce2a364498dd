import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Process } from '../../shared/process.ts';
import { processAnswer } from '../../shared/process-answer.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const folder = new URL('../providers/ignisign/fixtures/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(`${name}.json`, folder), 'utf8');
const names = readdirSync(folder).map((name) => name.replace('.json', ''));
const requestId = '6720000010000000000000a1';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
  onTestFinished(() => app.close());
});

/** Posts a body that must be received. */
async function send(body: unknown): Promise<void> {
  const answer = await app.post('ignisign/contracts', body);
  expect([answer.status, await answer.text()]).toEqual([200, '{"received":true}']);
}

/** An event of a request, without what a test does not care about. */
function event(topic: string, action: string, signatureRequestId: string, content: object = {}) {
  return { topic, action, msgNature: 'INFO', content: { signatureRequestId, ...content } };
}

async function processOf(id: string): Promise<Process> {
  return processAnswer.parse(await app.get(`/api/processes/${id}`)).process;
}

const line = ({ state, stations }: Process) => [
  state,
  ...stations.map((each) => `${each.name}: ${each.state}`),
];

describe('Ignisign’s webhooks', () => {
  it.each(names)('%s is received and kept', async (name) => {
    await send(fixture(name));
    const [delivery] = await app.deliveries();
    const isOfRequest = !/^(?:app|signature-profile|signer)-/u.test(name);
    expect(delivery?.verdict).toBe(isOfRequest ? 'stored' : 'ignored');
    expect(await app.processes()).toHaveLength(isOfRequest ? 1 : 0);
  });

  it('draw a request from its launch to its proof', async () => {
    const steps: [string, string[]][] = [
      ['signature-request-initialized', ['running']],
      ['signature-request-launched', ['running', 'customer-7: waiting', 'employee-3: waiting']],
      ['signature-session-initialized', ['running', 'customer-7: opened', 'employee-3: waiting']],
      ['signature-signer-image-generated', ['running', 'customer-7: filling', 'employee-3: waiting']],
      ['signature-finalized', ['running', 'customer-7: submitted', 'employee-3: waiting']],
      ['signature-request-completed', ['failed', 'customer-7: submitted', 'employee-3: failed']],
      ['signature-proof-generated', ['failed', 'customer-7: submitted', 'employee-3: failed']],
    ];
    for (const [name, drawn] of steps) {
      app.clock.now += 60_000;
      await send(fixture(name));
      expect(line(await processOf(requestId))).toEqual(drawn);
    }
    const body = JSON.parse(fixture('signature-finalized')) as { content: object };
    const other = { signerId: '672d1f0b10e44e00125eac00', signerExternalId: 'employee-3' };
    await send({ ...body, content: { ...body.content, ...other } });
    expect(line(await processOf(requestId))).toEqual([
      'completed',
      'customer-7: submitted',
      'employee-3: submitted',
    ]);
  });

  it('make a process that is found by the name that the customer’s system has for it', async () => {
    await send(fixture('signature-request-launched'));
    expect(await app.processes('contract-42')).toMatchObject([
      {
        processId: requestId,
        title: 'contracts · contract-42',
        labels: { externalId: 'contract-42' },
        isRequest: true,
        author: null,
        templates: [],
        documents: [],
      },
    ]);
    expect(await app.processes('externalId:contract-42 station:employee-3')).toHaveLength(1);
  });

  it('that say the same again are duplicates, whatever token they show', async () => {
    const told = event('SIGNATURE_REQUEST', 'UPDATED', 'r-1', { status: 'DRAFT' });
    await send({ ...told, verificationToken: 'a' });
    await send({ verificationToken: 'b', ...told });
    await send(event('SIGNATURE_REQUEST', 'UPDATED', 'r-1', { status: 'READY' }));
    expect(
      (await app.deliveries()).map(({ id, verdict, duplicateOf }) => [id, verdict, duplicateOf]),
    ).toEqual([
      [3, 'stored', null],
      [2, 'duplicate', 1],
      [1, 'stored', null],
    ]);
  });

  it('tell times of arrival, and none of the vendor', async () => {
    await send(fixture('signature-request-launched'));
    const at = new Date(app.clock.now).toISOString();
    expect(await app.events()).toMatchObject([{ occurredAt: at, occurredAtRaw: null, receivedAt: at }]);
  });

  it('that cannot be read are refused in their own shape', async () => {
    const answer = await app.post('ignisign/contracts', event('SIGNATURE', 'FINALIZED', 'r-1'));
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      received: false,
      error: 'content.signerId is missing or of the wrong type.',
    });
    const unread = await app.post('ignisign/contracts', '{"topic":');
    expect([unread.status, await unread.json()]).toEqual([
      400,
      { received: false, error: 'The body is not JSON: it ends too early.' },
    ]);
    expect((await app.deliveries()).map(({ verdict }) => verdict)).toEqual(['quarantined', 'quarantined']);
  });

  it('are refused in their own shape where the credentials are wrong', async () => {
    const guarded = await createTestApp({ WEBHOOK_AUTH: 'bearer:a-token-of-its-own' });
    onTestFinished(() => guarded.close());
    const answer = await guarded.post('ignisign', fixture('signature-finalized'));
    expect([answer.status, await answer.json()]).toEqual([
      401,
      {
        received: false,
        error: 'The credentials are missing or wrong: none came; expected is a bearer token.',
      },
    ]);
  });
});

describe('a request that was split', () => {
  const child = (id: string) =>
    event('SIGNATURE_REQUEST', 'INITIALIZED', id, { initialSignatureRequestId: 'parent', status: 'DRAFT' });

  it('has its children, in whatever order they and it came, and they know it', async () => {
    await send(child('b'));
    await send(event('SIGNATURE_REQUEST', 'CHILDREN_GENERATED', 'parent'));
    await send(child('a'));
    await send(event('SIGNATURE_REQUEST', 'INITIALIZED', 'alone'));
    const answer = processAnswer.parse(await app.get('/api/processes/parent'));
    expect(answer.children.map(({ processId, parentId }) => [processId, parentId])).toEqual([
      ['b', 'parent'],
      ['a', 'parent'],
    ]);
    expect(processAnswer.parse(await app.get('/api/processes/a'))).toMatchObject({
      process: { parentId: 'parent' },
      children: [],
    });
  });

  it('has no child of another source', async () => {
    await send(event('SIGNATURE_REQUEST', 'CHILDREN_GENERATED', 'parent'));
    await app.post('ignisign/other', child('a'));
    expect(processAnswer.parse(await app.get('/api/processes/parent')).children).toEqual([]);
  });

  it('has them again after everything was read anew from the log', async () => {
    await send(event('SIGNATURE_REQUEST', 'CHILDREN_GENERATED', 'parent'));
    await send(child('a'));
    await app.settle();
    await send(event('SIGNATURE_REQUEST', 'EXPIRED', 'a'));
    const before = await app.get('/api/processes/parent');
    expect(before).toMatchObject({ process: { state: 'expired' } });
    await app.store.forgetProjections();
    expect(await app.get('/api/processes/parent')).toEqual(before);
  });

  it('changes with its children: lists, counters and whoever follows come to know', async () => {
    await send(event('SIGNATURE_REQUEST', 'CHILDREN_GENERATED', 'parent'));
    await send(child('a'));
    await send(child('b'));
    await send(event('SIGNATURE_REQUEST', 'COMPLETED', 'a'));
    const stands = async (state: string) => {
      // The id of a parent finds its children too.
      const found = await app.processes(`state:${state} parent`);
      return found.some(({ processId }) => processId === 'parent');
    };
    expect(await stands('running')).toBe(true);
    const { projected } = await app.store.position();
    await send(event('SIGNATURE_REQUEST', 'COMPLETED', 'b'));
    expect(await stands('completed')).toBe(true);
    const changed = await app.store.processesAfter(projected, 1);
    expect(changed.map(({ processId, state }) => [processId, state]).sort()).toEqual([
      ['b', 'completed'],
      ['parent', 'completed'],
    ]);
    expect(await app.get('/api/processes?limit=1')).toMatchObject({ counts: { running: 0, completed: 3 } });
  });

  it('stands where its children stand, in every order in which it all came', async () => {
    const told = (parent: string) => {
      const content = { initialSignatureRequestId: parent };
      const of = (id: string, action: string) =>
        event('SIGNATURE_REQUEST', action, `${parent}-${id}`, content);
      return [
        event('SIGNATURE_REQUEST', 'CHILDREN_GENERATED', parent),
        of('a', 'INITIALIZED'),
        of('a', 'COMPLETED'),
        of('b', 'CANCELLED'),
      ];
    };
    let parents = 0;
    for (const order of permutations([0, 1, 2, 3])) {
      const events = told(`parent-${parents}`);
      for (const index of order) {
        await send(events[index] ?? {});
        // Half of them come in one batch, the others one by one.
        if (parents % 2 === 0) await app.settle();
      }
      parents += 1;
    }
    const states = (await app.processes()).filter(({ parentId }) => parentId === null);
    expect(states.map(({ state }) => state)).toEqual(Array<string>(24).fill('deleted'));
  });

  it('may be told to come from itself, or from what came from it, and is under way then', async () => {
    const from = (id: string, parent: string) =>
      event('SIGNATURE_REQUEST', 'CHILDREN_GENERATED', id, { initialSignatureRequestId: parent });
    for (const body of [from('self', 'self'), from('x', 'y'), from('y', 'x')]) await send(body);
    expect((await app.processes()).map(({ state }) => state)).toEqual(['running', 'running', 'running']);
  });
});

function* permutations<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries()) {
    for (const rest of permutations(items.toSpliced(index, 1))) yield [item, ...rest];
  }
}
