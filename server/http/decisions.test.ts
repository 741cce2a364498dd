import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Decision } from '../store/verification.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
  onTestFinished(() => app.close());
  await app.store.saveSource(
    { provider: 'ignisign', slug: 'contracts', workflow: 'Contracts', vendor: { verification: 'vendor' } },
    0,
  );
});

/** Posts an event that waits for the vendor's word; gives the number of the delivery. */
async function send(request: string, verificationToken?: string): Promise<number> {
  const content = { signatureRequestId: request };
  const body = { topic: 'SIGNATURE_REQUEST', action: 'LAUNCHED', content, verificationToken };
  expect((await app.post('ignisign/contracts', body)).status).toBe(200);
  return (await app.deliveries())[0]?.id ?? 0;
}

async function decide(id: number | string, decision: unknown) {
  const answer = await app.request(`/api/deliveries/${id}/decision`, {
    method: 'POST',
    body: JSON.stringify({ decision }),
  });
  return [answer.status, (await answer.json()) as unknown];
}

const read = { verification: 'accepted', replayed: { outcome: 'read', reason: null } };
const shown = async () => (await app.processes()).map(({ processId }) => processId);
const delivery = (id: number) => app.get(`/api/deliveries/${id}`);
/** A day after it came nobody asks the vendor any more. */
const letExpire = () => app.store.expireVerifications(app.clock.now + 1);

describe('a delivery that its vendor has not confirmed', () => {
  it('counts once a person has accepted it, also when nobody can be asked any more; when is kept', async () => {
    const id = await send('a', 'token');
    await letExpire();
    expect(await shown()).toEqual([]);
    app.clock.now += 5000;
    expect(await decide(id, 'accept')).toEqual([200, read]);
    expect(await shown()).toEqual(['a']);
    const accepted = { verification: 'accepted', verifiedAt: '2026-11-21T12:00:05.000Z', processId: 'a' };
    expect(await delivery(id)).toMatchObject(accepted);
    await app.store.forgetProjections();
    expect(await shown()).toEqual(['a']);
  });

  it('counts for nothing once a person has dismissed it, until somebody accepts it after all', async () => {
    const id = await send('a', 'token');
    expect(await decide(id, 'dismiss')).toEqual([200, { verification: 'dismissed', replayed: null }]);
    expect(await app.store.dueVerifications(app.clock.now, 10)).toEqual([]);
    await app.store.forgetProjections();
    expect(await shown()).toEqual([]);
    expect(await decide(id, 'dismiss')).toEqual([409, { error: 'already_decided' }]);
    expect(await decide(id, 'accept')).toEqual([200, read]);
    expect(await shown()).toEqual(['a']);
  });

  it('says so where it carries no token, and can be accepted', async () => {
    const id = await send('a');
    expect(await delivery(id)).toMatchObject({
      verdict: 'stored',
      verification: 'unproven',
      reason: 'It carries no verification token, so its vendor cannot be asked whether it sent it.',
      verifiedAt: null,
    });
    expect(await decide(id, 'accept')).toEqual([200, read]);
    expect(await delivery(id)).toMatchObject({ verification: 'accepted', reason: null });
  });

  it('can be accepted where the vendor said that it did not send it: another receiver may have asked first', async () => {
    const id = await send('a', 'token');
    await app.store.settleVerification(id, 'rejected', app.clock.now);
    expect(await decide(id, 'accept')).toEqual([200, read]);
  });

  it.each<[string, Decision]>([
    ['accept', 'accepted'],
    ['dismiss', 'dismissed'],
  ])('stays as a person decided by %s, whatever the vendor answers later', async (decision, decided) => {
    const id = await send('a', 'token');
    await decide(id, decision);
    await app.store.settleVerification(id, decision === 'accept' ? 'rejected' : 'verified', app.clock.now);
    expect(await delivery(id)).toMatchObject({ verification: decided });
  });

  it('that was accepted speaks for all that say the same', async () => {
    await decide(await send('a', 'token'), 'accept');
    await send('a', 'another');
    expect(await app.store.dueVerifications(app.clock.now, 10)).toMatchObject([{ isCopy: true }]);
  });

  it('that was accepted and cannot be read is not done: it says why', async () => {
    const id = await send('a', 'token');
    await app.store.changeSource(1, { vendor: { verification: 'vendor', appId: 'another' } });
    const reason = 'appId is not the one that this source is set up for.';
    const replayed = { outcome: 'unreadable', reason };
    expect(await decide(id, 'accept')).toEqual([200, { verification: 'accepted', replayed }]);
    expect(await delivery(id)).toMatchObject({ verdict: 'stored', reason, processId: null });
  });
});

describe('a delivery of a source that asks the vendor', () => {
  it('is not sent again, since nothing could prove it, and says so; it is once nobody is asked', async () => {
    const id = await send('a', 'token');
    expect(await delivery(id)).toMatchObject({ needsProof: true });
    const resend = () => app.request(`/api/deliveries/${id}/resend`, { method: 'POST' });
    const refused = await resend();
    expect([refused.status, await refused.json()]).toEqual([409, { error: 'needs_proof' }]);
    expect(await app.deliveries()).toHaveLength(1);
    await app.store.changeSource(1, { vendor: {} });
    expect(await delivery(id)).toMatchObject({ needsProof: false });
    expect((await resend()).status).toBe(200);
  });
});

describe('there is nothing to decide', () => {
  it('about what counts already', async () => {
    const id = await send('a', 'token');
    await app.store.settleVerification(id, 'verified', app.clock.now);
    await app.store.changeSource(1, { vendor: {} });
    for (const counting of [id, await send('b')])
      for (const decision of ['accept', 'dismiss'])
        expect(await decide(counting, decision)).toEqual([409, { error: 'already_decided' }]);
  });

  it('about what is not there, nor anything else than to accept or dismiss', async () => {
    for (const id of ['7', '0', 'x', '-1'])
      expect(await decide(id, 'accept')).toEqual([404, { error: 'delivery_not_found' }]);
    const id = await send('a', 'token');
    for (const decision of ['verified', null, 5]) expect((await decide(id, decision))[0]).toBe(400);
    expect(await delivery(id)).toMatchObject({ verification: 'unverified' });
  });
});
