import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { provider } from '../provider.suite.ts';
import type { Reading } from '../provider.ts';
import { ignisign } from './ignisign.ts';

const folder = new URL('./fixtures/', import.meta.url);
const fixtures = new Map(
  readdirSync(folder).map((name) => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>,
  ]),
);
const saysNothingOfARequest = (name: string) => /^(?:app|signature-profile|signer)-/u.test(name);
const facts = Object.fromEntries([...fixtures].filter(([name]) => !saysNothingOfARequest(name)));

const timeZone = 'UTC';
const read = (body: unknown, settings: Record<string, string> = {}): Reading =>
  ignisign.read(body, { timeZone, settings });
function factOf(body: unknown) {
  const reading = read(body);
  if (reading.kind !== 'fact') throw new Error(`not a fact: ${JSON.stringify(reading)}`);
  return reading.fact;
}
function reasonOf(body: unknown, settings: Record<string, string> = {}) {
  const reading = read(body, settings);
  if (reading.kind !== 'unreadable') throw new Error(`not unreadable: ${JSON.stringify(reading)}`);
  return reading.reason;
}

/** A body of the vendor's with other members over its own and over those of its content. */
function body(topic: string, action: string, content: object = {}, over: object = {}) {
  const told = { signatureRequestId: 'r-1', signerId: 's-1', ...content };
  return { appId: 'appId_1', appEnv: 'PRODUCTION', topic, action, msgNature: 'INFO', content: told, ...over };
}

provider(ignisign, {
  facts,
  unknownKind: { body: body('SIGNATURE_REQUEST', 'PAUSED'), vendorType: 'SIGNATURE_REQUEST/PAUSED' },
  unreadable: {
    nothing: null,
    'a text': 'SIGNATURE_REQUEST',
    'a list': [body('SIGNATURE_REQUEST', 'LAUNCHED')],
    'an empty object': {},
    'no topic': body('SIGNATURE', 'FINALIZED', {}, { topic: undefined }),
    'an empty action': body('SIGNATURE', ''),
    'an action that is a number': body('SIGNATURE', 'FINALIZED', {}, { action: 5 }),
    'a request without content': body('SIGNATURE_REQUEST', 'LAUNCHED', {}, { content: undefined }),
    'a content that is a text': body('SIGNATURE_REQUEST', 'LAUNCHED', {}, { content: 'x' }),
    'a request without an id': body('SIGNATURE_REQUEST', 'LAUNCHED', { signatureRequestId: null }),
    'an id that no address can hold': body('SIGNATURE_REQUEST', 'READY', { signatureRequestId: '..' }),
    'an id that JSON cannot tell exactly': body('SIGNATURE', 'FINALIZED', {
      signatureRequestId: 12_345_678_901_234_567_890,
    }),
    'a signature of nobody': body('SIGNATURE', 'FINALIZED', { signerId: undefined }),
    'a session of nobody': body('SIGNATURE_SESSION', 'INITIALIZED', { signerId: '' }),
  },
});

describe('an Ignisign event', () => {
  it('is read whole', () => {
    expect(factOf(fixtures.get('signature-finalized'))).toEqual({
      type: 'signature.finalized',
      vendorType: 'SIGNATURE/FINALIZED',
      processId: '6720000010000000000000a1',
      processNumber: null,
      sessionId: '6720000010000000000000a1:672d1f0a10e44e00125eabff',
      transactionNumber: null,
      recipient: { id: '672d1f0a10e44e00125eabff', name: 'customer-7' },
      labels: { externalId: 'contract-42' },
      client: null,
      occurred: null,
      archive: null,
      request: { status: null, signers: null, parentId: null, documentId: '6720000010000000000000d1' },
    });
  });

  it.each([
    ['signature-request-initialized', 'signature_request.initialized'],
    ['signature-request-updated', 'signature_request.updated'],
    ['signature-request-ready', 'signature_request.ready'],
    ['signature-request-launched', 'signature_request.launched'],
    ['signature-request-approver-step', 'signature_request.approver_step'],
    ['signature-request-children-generated', 'signature_request.children_generated'],
    ['signature-request-failed', 'signature_request.failed'],
    ['signature-request-cancelled', 'signature_request.cancelled'],
    ['signature-request-expired', 'signature_request.expired'],
    ['signature-request-completed', 'signature_request.completed'],
    ['signature-session-initialized', 'signature_session.initialized'],
    ['signature-signer-image-generated', 'signer_image.generated'],
    ['signature-finalized', 'signature.finalized'],
    ['signature-failed', 'signature.failed'],
    ['signature-proof-generated', 'signature_proof.generated'],
    ['signature-proof-adv-generated', 'signature_proof.generated'],
    ['signature-proof-error', 'signature_proof.failed'],
    ['legacy-v3-document-request-provided', 'document_request.provided'],
    ['legacy-v3-launched-signers-array', 'signature_request.launched'],
  ])('%s is %s', (name, type) => {
    expect(factOf(fixtures.get(name)).type).toBe(type);
  });

  it.each([...fixtures.keys()].filter(saysNothingOfARequest))(
    '%s says nothing of a signature request',
    (name) => {
      const { topic, action } = fixtures.get(name) ?? {};
      expect(read(fixtures.get(name))).toEqual({
        kind: 'ignored',
        vendorType: `${String(topic)}/${String(action)}`,
      });
    },
  );

  it.each([
    ['APPLICATION', 'ARCHIVED'],
    ['SIGNER', 'CLAIMS_UPDATED'],
    ['SIGNER_AUTH', 'ANYTHING'],
    ['ALL', 'ALL'],
  ])('of %s and %s is kept without being read', (topic, action) => {
    expect(read({ topic, action })).toEqual({ kind: 'ignored', vendorType: `${topic}/${action}` });
  });

  it.each([
    ['SIGNATURE_IMAGE', 'GENERATED', 'signer_image.generated'],
    ['SIGNATURE_SIGNER_IMAGE', 'FAILED', 'signer_image.failed'],
    ['SIGNATURE_REQUEST', 'CHILDREN_GERENATED', 'signature_request.children_generated'],
    ['SIGNATURE_REQUEST', 'WAITING_DOCUMENTS', 'signature_request.waiting_documents'],
    ['SIGNATURE_PROOF', 'ADVANCED_PROOF_GENERATED', 'signature_proof.generated'],
    ['SIGNATURE_PROOF', 'SIGNATURE_PROOF_GENERATED', 'signature_proof.generated'],
  ])('by the other name %s/%s is %s, and keeps that name', (topic, action, type) => {
    expect(factOf(body(topic, action))).toMatchObject({ type, vendorType: `${topic}/${action}` });
  });

  it('of an image that failed is told by the nature of its message', () => {
    expect(factOf(body('SIGNATURE_SIGNER_IMAGE', 'GENERATED', {}, { msgNature: 'ERROR' })).type).toBe(
      'signer_image.failed',
    );
  });

  it('names the request that its own was made from, unless that is itself', () => {
    const parentOf = (initialSignatureRequestId: unknown) =>
      factOf(body('SIGNATURE_REQUEST', 'READY', { initialSignatureRequestId })).request?.parentId;
    expect([parentOf('r-0'), parentOf('r-1'), parentOf(null)]).toEqual(['r-0', null, null]);
  });

  it('tells everybody who is to sign, however the vendor lists them', () => {
    expect(factOf(fixtures.get('signature-request-launched')).request?.signers).toEqual([
      { id: '672d1f0a10e44e00125eabff', name: 'customer-7' },
      { id: '672d1f0b10e44e00125eac00', name: 'employee-3' },
    ]);
    expect(factOf(fixtures.get('legacy-v3-launched-signers-array')).request?.signers).toEqual([
      { id: '672d1f0a10e44e00125eabff', name: 'customer-7' },
    ]);
    const signersOf = (signers: unknown) =>
      factOf(body('SIGNATURE_REQUEST', 'LAUNCHED', { signers })).request?.signers;
    expect(signersOf({ signersBySide: null, signersEmbedded: [{ signerId: 7 }, { signerId: 7 }] })).toEqual([
      { id: '7', name: null },
    ]);
    for (const nobody of [undefined, null, 'x', {}, [], [null, {}, { signerId: {} }]])
      expect(signersOf(nobody)).toBeNull();
  });

  it('names the request that it was made from', () => {
    const child = body('SIGNATURE_REQUEST', 'INITIALIZED', { initialSignatureRequestId: 'r-0' });
    expect(factOf(child).request?.parentId).toBe('r-0');
  });

  it('is the same whatever token it shows and in whatever order its members stand', () => {
    const one = body('SIGNATURE', 'FINALIZED', {}, { verificationToken: 'a' });
    const { content, ...rest } = { ...one, verificationToken: 'b' };
    const again = { content: Object.fromEntries(Object.entries(content).reverse()), ...rest };
    const identity = (told: object) => ignisign.identity(factOf(told), Buffer.of(), told);
    expect(identity(again)).toBe(identity(one));
    expect(identity({ ...one, msgNature: 'SUCCESS' })).not.toBe(identity(one));
  });

  it('is for this source only where it comes from its application and environment', () => {
    const settings = { appId: 'appId_1', appEnv: 'PRODUCTION' };
    expect(read(body('SIGNATURE', 'FINALIZED'), settings).kind).toBe('fact');
    expect(read(body('SIGNATURE', 'FINALIZED'), { appId: '', appEnv: 'PRODUCTION' }).kind).toBe('fact');
    expect(reasonOf(body('SIGNATURE', 'FINALIZED'), { appId: 'appId_2' })).toContain('appId is not the one');
    expect(reasonOf(body('SIGNER', 'CREATED', {}, { appEnv: 7 }), settings)).toContain(
      'appEnv is not the one',
    );
  });
});

describe('the rules for what Ignisign’s bodies hide', () => {
  const secrets = /token$|secret$|url$/iu;

  /** Whether a path stands in a rule; the masking itself is the intake's. */
  function isCovered(path: string): boolean {
    return ignisign.rules
      .flatMap(({ paths }) => paths)
      .some((rule) =>
        new RegExp(`^${rule.replace('**.', '(?:.+\\.)?').replaceAll('*', '[^.]+')}$`, 'u').test(path),
      );
  }

  function* pathsOf(value: unknown, path = ''): Generator<string> {
    if (typeof value !== 'object' || value === null) yield path;
    else
      for (const [name, each] of Object.entries(value))
        yield* pathsOf(each, path === '' ? name : `${path}.${name}`);
  }

  it.each([...fixtures])('cover every secret of %s and nothing that is read', (_name, told) => {
    for (const path of pathsOf(told)) expect([path, isCovered(path)]).toEqual([path, secrets.test(path)]);
  });

  it('let no source be exempt', () => {
    expect(ignisign.rules.every(({ isAlways }) => isAlways)).toBe(true);
  });

  it('cover what older versions of the vendor’s sent', () => {
    for (const path of ['content.authSecret', 'content.signers.0.token', 'content.token', 'content.url'])
      expect(isCovered(path)).toBe(true);
  });
});

describe('the answer to Ignisign', () => {
  it('says that it was received, or why not', () => {
    expect(ignisign.accept({ vendorType: 'SIGNATURE/FINALIZED', processId: 'p' }, () => 'x')).toBe(
      '{"received":true}',
    );
    expect(ignisign.refuse(null, 'Why "not".')).toBe('{"received":false,"error":"Why \\"not\\"."}');
  });
});
