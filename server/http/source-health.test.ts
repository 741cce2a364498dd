import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { notification, notificationOf } from '../testing/bodies.ts';
import { sourceActions } from '../testing/source-actions.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ PUBLIC_URL: 'https://ops.example.com/box' });
});
afterEach(() => app.close());

const { make, change, addCredential, reload } = sourceActions(() => app);
const asUser = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

describe('what is known of a source', () => {
  it('is what it brought of each type, copies and what is ignored among it', async () => {
    const made = await make();
    await app.post('cellosign/hr', notificationOf('a'));
    app.clock.now += 1000;
    await app.post('cellosign/hr', notificationOf('a'));
    app.clock.now += 1000;
    await app.post('cellosign/hr', notificationOf('a', 'WHEF_NEW'));
    app.clock.now += 1000;
    await app.post('cellosign/hr', notification({ event: { type: 'WHP_ARCHIVE', timestamp: 'soon' } }));
    await app.post('cellosign/hr', 'no JSON');
    await app.post('cellosign/leases', notificationOf('a'));
    expect((await reload(made))?.types).toEqual([
      { vendorType: 'WHP_ARCHIVE', count: 1, quarantined: 1, lastAt: '2026-11-21T12:00:03.000Z' },
      { vendorType: 'WHEF_NEW', count: 1, quarantined: 0, lastAt: '2026-11-21T12:00:02.000Z' },
      { vendorType: 'WHEF_SESSION_CREATED', count: 2, quarantined: 0, lastAt: '2026-11-21T12:00:01.000Z' },
    ]);
  });

  it('is its last refusal, by what was shown and never by a secret', async () => {
    const made = await make();
    const { secret } = await addCredential(made, { scheme: 'header', name: 'X-Pass-It' });
    const refusal = async (headers: Record<string, string>) => {
      app.clock.now += 1000;
      expect((await app.post('cellosign/hr', notificationOf('a'), headers)).status).toBe(401);
      const { at, reason, ...rest } = (await reload(made))?.lastRefusal ?? { at: '', reason: '' };
      expect(reason).toBeNull();
      expect(at).toBe(new Date(app.clock.now).toISOString());
      return rest;
    };
    expect((await reload(made))?.lastRefusal).toBeNull();
    expect(await refusal({})).toEqual({ why: 'missing', scheme: null, user: null });
    expect(await refusal({ 'x-pass-it': 'x' })).toEqual({ why: 'header', scheme: 'X-Pass-It', user: null });
    expect(await refusal(asUser('vendor', 'x'))).toEqual({
      why: 'user',
      scheme: 'Basic',
      user: 'vendor',
    });
    expect(await refusal(asUser(secret, 'x'))).toEqual({ why: 'user', scheme: 'Basic', user: null });
    expect(await refusal(asUser('x'.repeat(500), 'x'))).toMatchObject({ user: 'x'.repeat(100) });
    expect(await refusal(asUser('a\u0000\nb', 'x'))).toMatchObject({ user: 'ab' });
    expect(await refusal({ authorization: `Bearer ${secret}` })).toEqual({
      why: 'token',
      scheme: 'Bearer',
      user: null,
    });
    expect(await refusal({ authorization: secret })).toEqual({
      why: 'scheme',
      scheme: 'Authorization',
      user: null,
    });
    await addCredential(made, { scheme: 'basic', name: 'hr' });
    expect(await refusal(asUser('hr', 'x'))).toEqual({ why: 'password', scheme: 'Basic', user: 'hr' });
  });

  it('is that a delivery was refused for its size, its type, for what it holds or for what sent it, the last one of them', async () => {
    const made = await make();
    const why = async () => (await reload(made))?.lastRefusal?.why;
    const huge = { 'content-length': String(31 * 1024 * 1024) };
    expect((await app.post('cellosign/hr', '{}', huge)).status).toBe(413);
    expect(await why()).toBe('tooLarge');
    expect((await app.post('cellosign/hr', 'a', { 'content-type': 'image/png' })).status).toBe(415);
    expect(await why()).toBe('mediaType');
    for (const [body, reason] of [
      ['{"event": {', /JSON/u],
      ['[]', /list/u],
      [{ ...notificationOf('a'), event: { type: 'WHEF_SESSION_CREATED' } }, /timestamp/u],
    ] as const) {
      expect((await app.post('cellosign/hr', body)).status).toBe(400);
      expect((await reload(made))?.lastRefusal).toMatchObject({
        why: 'unreadable',
        reason: expect.stringMatching(reason) as string,
      });
    }
    expect((await app.post('cellosign/hr', '{}', { 'sec-fetch-site': 'cross-site' })).status).toBe(401);
    expect(await why()).toBe('page');
  });

  it('is how much was refused since it is paused', async () => {
    const made = await make();
    expect((await change(made, { state: 'paused' })).refusedWhilePaused).toBe(0);
    for (const process of ['a', 'b']) await app.post('cellosign/hr', notificationOf(process));
    expect((await reload(made))?.refusedWhilePaused).toBe(2);
    expect((await change(made, { state: 'active' })).refusedWhilePaused).toBeNull();
    app.clock.now += 1000;
    expect((await change(made, { state: 'paused' })).refusedWhilePaused).toBe(0);
  });

  it('is that its clock is not in the zone that is set, until that is mended', async () => {
    const made = await make({ timeZone: 'UTC' });
    for (let index = 0; index < 6; index += 1) {
      const timestamp = `2026-11-21T13:59:5${index}.5`;
      await app.post('cellosign/hr', {
        ...notificationOf(`p${index}`),
        event: { type: 'WHEF_SESSION_CREATED', timestamp },
      });
    }
    expect((await reload(made))?.clock).toEqual({
      samples: 6,
      median: -7_192_500,
      proposal: 'Asia/Jerusalem',
    });
    expect((await change(made, { timeZone: 'Asia/Jerusalem' })).clock).toEqual({
      samples: 6,
      median: 7500,
      proposal: null,
    });
  });

  it('is that it fell silent, unless it is paused', async () => {
    const made = await make();
    const [start, hour] = [app.clock.now, 3_600_000];
    for (let week = 4; week >= 0; week -= 1) {
      for (let at = 0; at < (week === 0 ? 2 : 8); at += 1) {
        app.clock.now = start - week * 7 * 24 * hour + at * hour;
        await app.post('cellosign/hr', notificationOf(`p${week}-${at}`));
      }
    }
    expect((await reload(made))?.silence).toBeNull();
    app.clock.now = start + 5 * hour;
    expect((await reload(made))?.silence).toEqual({
      since: new Date(start + hour).toISOString(),
      usual: hour,
    });
    expect((await change(made, { state: 'paused' })).silence).toBeNull();
  });
});
