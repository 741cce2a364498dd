import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { DeliveryDetail } from '../../shared/delivery.ts';
import type { ProcessAnswer } from '../../shared/process-answer.ts';
import { notification, notificationOf } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

const fixtures = new URL('../providers/cellosign/fixtures/', import.meta.url);
const names = readdirSync(fixtures);
const read = (name: string) => readFileSync(new URL(name, fixtures), 'utf8');

/** The ways in which converters write a list of `name`, its items written already. */
const styles = {
  'repeated elements': (name: string, items: string[]) => items.map((item) => `<${name}>${item}</${name}>`),
  'items in an element of their own': (name: string, items: string[]) => [
    `<${name}>${items.map((item) => `<list-item>${item}</list-item>`).join('')}</${name}>`,
  ],
  'typed items on lines of their own': (name: string, items: string[]) => [
    `<${name} type="list">\n${items.map((item) => `  <item type="dict">${item}</item>\n`).join('')}</${name}>`,
  ],
};
type Style = keyof typeof styles;
const styleNames = Object.keys(styles) as Style[];

/** Written anew rather than by what answers are written with, so that one cannot hide the faults of the other. */
function inside(value: unknown, style: Style): string {
  if (typeof value === 'string') return value.replace(/&/gu, '&amp;').replace(/</gu, '&#60;');
  if (typeof value !== 'object') return JSON.stringify(value);
  return Object.entries(value ?? {})
    .flatMap(([name, each]) => {
      if (each === null) return [`<${name}/>`];
      if (!Array.isArray(each)) return [`<${name}>${inside(each, style)}</${name}>`];
      return styles[style](
        name,
        each.map((item) => inside(item, style)),
      );
    })
    .join('\n');
}
const toXml = (value: unknown, style: Style = 'repeated elements', root = 'root') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<${root}>${inside(value, style)}</${root}>\n`;

const xml = { 'content-type': 'application/xml' };
/** What a refusal says in XML. */
const reasonIn = (answer: string) => /<errordesc>(.*)<\/errordesc>/su.exec(answer)?.[1] ?? answer;

async function freshApp(): Promise<TestApp> {
  const app = await createTestApp();
  onTestFinished(() => app.close());
  return app;
}

describe('the same event as JSON and as XML', () => {
  it.each(names.flatMap((name) => styleNames.map((style) => [name, style] as const)))(
    '%s is one, with %s',
    async (name, style) => {
      const app = await freshApp();
      const json = read(name);
      expect((await app.post('cellosign', json)).status).toBe(200);
      const answer = await app.post('cellosign', toXml(JSON.parse(json), style), xml);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/xml']);
      const verdicts = (await app.deliveries()).map(({ verdict }) => verdict);
      expect(verdicts).toEqual(['duplicate', 'stored']);
    },
  );

  it.each(names)('%s is drawn alike, and is known as the sample of the Test button', async (name) => {
    const shown = async (body: string, headers: Record<string, string>) => {
      const app = await freshApp();
      await app.post('cellosign', body, headers);
      const [process] = await app.processes();
      const path = `/api/processes/${process?.processId}`;
      return { answer: (await app.get(path)) as ProcessAnswer, events: await app.get(`${path}/events`) };
    };
    const json = await shown(read(name), {});
    expect(await shown(toXml(JSON.parse(read(name))), xml)).toEqual(json);
    expect(json.answer.process.isTest).toBe(true);
    expect(json.answer.process.stations.map((station) => station.name)).toEqual(['client']);
  });

  it('is one in whichever order they come, also where the projections are made anew', async () => {
    const app = await freshApp();
    await app.post('cellosign', toXml(notification()), xml);
    await app.post('cellosign', notification());
    const before = { events: await app.events(), processes: await app.processes() };
    expect(before.events).toHaveLength(1);
    await app.store.forgetProjections();
    expect({ events: await app.events(), processes: await app.processes() }).toEqual(before);
  });
});

describe('an XML delivery', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  let count = 0;
  /** A session as it was read from its XML, given what stands in place of the vendor's own. */
  async function sessionOf(members: string, around = (body: string) => `<root>${body}</root>`) {
    count += 1;
    const event =
      '<event><type>WHEF_SESSION_CREATED</type><timestamp>2025-01-26T08:49:33</timestamp></event>';
    const session = `<session><id>s-${count}</id><process_id>x-${count}</process_id>${members}</session>`;
    const answer = await app.post('cellosign', around(event + session), xml);
    expect(await answer.text()).toContain('<status>0</status>');
    const found = (await app.events()).find(({ sessionId }) => sessionId === `s-${count}`);
    if (!found) throw new Error('no such event');
    return found;
  }

  it.each([
    ['53', 53],
    ['00053', '00053'],
    [' 53 ', 53],
    ['<![CDATA[53]]>', 53],
    ['5<!-- in the middle -->3', 53],
    ['&#53;&#x33;', 53],
    ['', null],
  ])('with the transaction number %s has %j', async (written, expected) => {
    const event = await sessionOf(`<transaction_number>${written}</transaction_number>`);
    expect(event.transactionNumber).toBe(expected);
  });

  it.each([
    '<transaction_number/>',
    '<transaction_number xsi:nil="true">53</transaction_number>',
    '<transaction_number nil="1"></transaction_number>',
    '<transaction_number>\n  </transaction_number>',
    '',
  ])('has no transaction number with %s', async (written) => {
    expect((await sessionOf(written)).transactionNumber).toBeNull();
  });

  it('keeps every word: entities, Hebrew, emoji, and labels named like our insides', async () => {
    const labels =
      '<labels><__proto__>polluted</__proto__><constructor>c</constructor><מחלקה>כירורגיה 👩🏽‍⚕️</מחלקה>' +
      '<tags>a</tags><tags>b</tags><data>one</data><html>&lt;b&gt; &amp;amp; &quot;x&quot; &apos;</html>' +
      '<cdata><![CDATA[<img src=x> &lt;]]></cdata><space><![CDATA[  ]]></space><empty/></labels>';
    const event = await sessionOf(`<recipient><id>01</id><name> דנה &#x1F389;</name></recipient>${labels}`);
    expect(event.recipient).toEqual({ id: '01', name: ' דנה 🎉' });
    expect(Object.entries(event.labels)).toEqual([
      ['__proto__', 'polluted'],
      ['constructor', 'c'],
      ['מחלקה', 'כירורגיה 👩🏽‍⚕️'],
      ['tags', '["a","b"]'],
      ['data', 'one'],
      ['html', '<b> &amp; "x" \''],
      ['cdata', '<img src=x> &lt;'],
      ['space', '  '],
      ['empty', ''],
    ]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['a root of any name', (body: string) => `<Webhook.Body>${body}</Webhook.Body>`],
    ['a byte-order mark', (body: string) => `\ufeff<?xml version="1.0"?><root>${body}</root>`],
    [
      'a namespace',
      (body: string) => `<n:root xmlns:n="urn:x">${body.replace(/<(\/?)/gu, '<$1n:')}</n:root>`,
    ],
    [
      'a prefix that is never declared',
      (body: string) => `<root>${body.replace(/<(\/?)/gu, '<$1ns0:')}</root>`,
    ],
    ['attributes', (body: string) => `<root>${body.replace('<id>', '<id type="str" id=\'other\'>')}</root>`],
    ['an instruction and comments', (body: string) => `<?x y?><!-- a --><root>${body}</root><!-- b -->`],
    ['lines between', (body: string) => `\n<root>\r\n\t${body.replace(/></gu, '>\r\n<')}</root>\n\n`],
  ])('may have %s', async (_name, around) => {
    expect((await sessionOf('', around)).sessionId).toBe(`s-${count}`);
  });

  it.each(['application/xml', 'text/xml; charset=utf-8', 'TEXT/XML;charset="UTF8"', 'application/soap+xml'])(
    'may be called %s',
    async (type) => {
      const answer = await app.post('cellosign', toXml(notification()), { 'content-type': type });
      expect(answer.status).toBe(200);
    },
  );

  it('of an unknown kind is kept as ignored', async () => {
    const answer = await app.post('cellosign', toXml(notification({ event: { type: 'WHEF_SMS' } })), xml);
    expect(await answer.text()).toContain('<status>0</status>');
    expect((await app.deliveries())[0]).toMatchObject({ verdict: 'ignored', vendorType: 'WHEF_SMS' });
  });
});

describe('the answer', () => {
  const post = async (accept: string | null, type: string, body: unknown = notificationOf('a')) => {
    const app = await freshApp();
    const isXml = type.endsWith('xml');
    const headers = { 'content-type': type, ...(accept !== null && { accept }) };
    const answer = await app.post('cellosign', isXml ? toXml(body) : JSON.stringify(body), headers);
    const [kept] = await app.deliveries();
    const detail = (await app.get(`/api/deliveries/${kept?.id}`)) as DeliveryDetail;
    const text = await answer.text();
    expect(detail.answer).toBe(text);
    return [answer.headers.get('content-type'), text];
  };
  const json = ['application/json', '{"status":"0","errordesc":""}'];
  const written = '<?xml version="1.0" encoding="UTF-8"?>\n<root><status>0</status><errordesc/></root>';

  it.each([
    [null, 'application/json', json],
    ['*/*', 'application/json', json],
    ['application/json', 'application/xml', json],
    ['application/json, application/xml;q=0.9', 'application/xml', json],
    ['text/html, application/xml;q=0.9, */*;q=0.8', 'application/json', ['application/xml', written]],
    ['application/xml', 'application/json', ['application/xml', written]],
    ['text/xml', 'application/json', ['text/xml', written]],
    ['application/xml;q=0, text/xml;q=0, */*', 'application/xml', json],
    [null, 'application/xml', ['application/xml', written]],
    ['*/*', 'text/xml', ['application/xml', written]],
    ['application/*', 'application/xml', ['application/xml', written]],
    ['application/json, application/xml', 'application/xml', ['application/xml', written]],
    ['application/json, application/xml', 'application/json', json],
    ['nonsense;q=x,,;', 'application/json', json],
  ])('where Accept is %j to a body of %s', async (accept, type, expected) => {
    expect(await post(accept, type)).toEqual(expected);
  });

  it('to an archive, to an unknown kind and to what is refused has the same members in XML', async () => {
    const archive = {
      event: { type: 'WHP_ARCHIVE', timestamp: '2025-01-26T10:00:00' },
      reference: 'p & <q>',
    };
    expect((await post(null, 'application/xml', archive))[1]).toContain(
      '<root><status>0</status><document><reference>p &amp; &lt;q&gt;</reference>' +
        '<public_link>http://localhost:4100/processes/p%20%26%20%3Cq%3E</public_link></document><errordesc/></root>',
    );
    expect((await post(null, 'application/xml', notificationOf('a', 'WHEF_NEW')))[1]).toContain(
      '<root><status>0</status><errordesc/><data/></root>',
    );
    expect((await post(null, 'application/xml', { ...archive, reference: null }))[1]).toContain(
      '<root><status>-1</status><document/><errordesc>reference is missing',
    );
  });

  it('is XML also where nothing was read', async () => {
    const app = await freshApp();
    const answer = await app.post('nobody', toXml(notification()), xml);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/xml']);
    expect(await answer.text()).toContain('<status>-1</status>');
  });
});

describe('XML that is refused', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  const millions = 1_000_000;
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join(
    '',
  );
  const event = inside(notification(), 'repeated elements');
  const utf16 = (text: string, mark: number[]) =>
    Buffer.concat([Buffer.from(mark), Buffer.from(text, 'utf16le')]);

  const bombs: [name: string, body: string | Uint8Array, reason: string][] = [
    ['a billion laughs', `<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]><r>&l9;</r>`, 'has a DOCTYPE'],
    [
      'one long entity, often',
      `<!DOCTYPE r [<!ENTITY a "${'a'.repeat(100_000)}">]><r>${'&a;'.repeat(100_000)}</r>`,
      'has a DOCTYPE',
    ],
    ['a file of ours', '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>', 'has a DOCTYPE'],
    ['an address', '<!DOCTYPE r [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]><r>&x;</r>', 'has a DOCTYPE'],
    [
      'parameter entities',
      '<!DOCTYPE r [<!ENTITY % a "<!ENTITY b \'c\'>"><!ENTITY % x SYSTEM "file:///dev/zero"> %a; %x;]><r>&b;</r>',
      'has a DOCTYPE',
    ],
    ['a DTD elsewhere', `<!DOCTYPE r SYSTEM "http://127.0.0.1:9/r.dtd"><r>${event}</r>`, 'has a DOCTYPE'],
    ['an empty DOCTYPE', `<!DOCTYPE root><root>${event}</root>`, 'has a DOCTYPE'],
    ['a DOCTYPE that never ends', `<!DOCTYPE r [${'<!ENTITY a "a">'.repeat(100_000)}`, 'ends too early'],
    ['a DOCTYPE inside', '<root><!DOCTYPE r></root>', 'is not well-formed XML'],
    ['an entity of nobody', `<root>&nbsp;${event}</root>`, 'is not well-formed XML'],
    [
      'an entity named like our insides',
      `<root><a>&constructor;</a>${event}</root>`,
      'is not well-formed XML',
    ],
    ['a reference to no character', `<root><a>&#0;</a>${event}</root>`, 'is not well-formed XML'],
    ['a reference to half a character', `<root><a>&#xD83D;</a>${event}</root>`, 'is not well-formed XML'],
    ['a reference past the last character', `<root>&#x110000;${event}</root>`, 'is not well-formed XML'],
    ['a reference of a million digits', `<root>&#${'1'.repeat(millions)};</root>`, 'is not well-formed XML'],
    ['65 levels', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`, 'nested deeper than 64'],
    ['millions of levels', '<a>'.repeat(5 * millions), 'nested deeper than 64'],
    ['millions of elements', `<root>${'<a/>'.repeat(5 * millions)}</root>`, 'more than 1000000 elements'],
    [
      'a million attributes',
      `<root ${Array.from({ length: millions + 1 }, (_, at) => `a${at}=""`).join(' ')}/>`,
      'more than 1000000 elements and attributes',
    ],
    ['a name of twenty megabytes', `<${'a'.repeat(20 * millions)}/>`, 'has no elements inside its root'],
    ['an open tag of a long name', `<root><${'a'.repeat(millions)}`, 'ends too early'],
    ['an attribute that never ends', `<root a="${'x'.repeat(5 * millions)}`, 'ends too early'],
    ['a comment that never ends', `<root><!--${'- '.repeat(millions)}`, 'ends too early'],
    ['CDATA that never ends', `<root><![CDATA[${']]'.repeat(millions)}`, 'ends too early'],
    ['the same attribute twice', `<root a="1" a="2">${event}</root>`, 'is not well-formed XML'],
    ['a tag that is closed by another', `<root><a><b></a></b>${event}</root>`, 'is not well-formed XML'],
    ['a tag that is never closed', `<root>${event}`, 'ends too early'],
    ['two roots', `<root>${event}</root><root/>`, 'is not well-formed XML'],
    ['text after the root', `<root>${event}</root>x`, 'is not well-formed XML'],
    ['a bare ampersand', `<root><a>a & b</a>${event}</root>`, 'is not well-formed XML'],
    ['a raw NUL', `<root><a>\u0000</a>${event}</root>`, 'is not well-formed XML'],
    ['a control character', `<root><a>\u0001</a>${event}</root>`, 'is not well-formed XML'],
    ['text beside elements', `<root>${event}hello</root>`, 'mixes texts and elements'],
    ['nothing', '', 'is empty'],
    ['spaces', ' \n', 'ends too early'],
    ['JSON', JSON.stringify(notification()), 'is not well-formed XML'],
    ['a root alone', '<root/>', 'has no elements inside its root'],
    ['a text alone', '<root>WHEF_SESSION_CREATED</root>', 'has no elements inside its root'],
    ['a list of events', `<list><event/><event/></list>`, 'event.type is missing'],
    ['no session', '<r><event><type>WHEF_SESSION_CREATED</type></event></r>', 'event.timestamp is missing'],
    [
      'an id twice',
      `<root>${event.replace('<id>', '<id>a</id><id>')}</root>`,
      'session.id is missing or of the wrong type',
    ],
    ['another encoding', `<?xml version="1.0" encoding="windows-1255"?><r>${event}</r>`, 'is not UTF-8'],
    ['UTF-16', utf16(`<r>${event}</r>`, [0xff, 0xfe]), 'is UTF-16'],
    ['UTF-16 the other way round', utf16('', [0xfe, 0xff, 0, 0x3c]), 'is UTF-16'],
    ['UTF-16 without its mark', utf16(`<r>${event}</r>`, []), 'is not well-formed XML'],
    ['UTF-7', `<?xml version="1.0" encoding="utf-7"?>+ADw-r/+AD4-`, 'is not UTF-8'],
    ['invalid UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]), 'is not valid UTF-8'],
    ['overlong UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xc0, 0xbc, 0x2f, 0x61, 0x3e]), 'is not valid UTF-8'],
  ];
  it.each(bombs)('%s is quarantined with a sentence, in a moment', async (_name, body, reason) => {
    const started = performance.now();
    const answer = await app.post('cellosign', body, xml);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('<root><status>-1</status><errordesc>');
    expect(reasonIn(text)).toContain(reason);
    expect(reasonIn(text)).toMatch(/^\S.*\.$/su);
    const [kept] = await app.deliveries();
    expect(kept).toMatchObject({ verdict: 'quarantined', seq: null, size: Buffer.byteLength(body) });
    const bytes = await app.store.body(kept?.id ?? 0);
    expect(Buffer.from(bytes ?? []).equals(Buffer.from(body as string))).toBe(true);
  });

  it('is none of two million references, which are read in a moment', async () => {
    const started = performance.now();
    const body = `<root>${event}<note>${'&#65;'.repeat(2 * millions)}</note></root>`;
    expect((await app.post('cellosign', body, xml)).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
