import fc from 'fast-check';

/** One request at the webhook address, as HTTP can carry it. */
export interface HostileRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** Values that have broken programs before, at any place of an event. */
const hostile = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    '.',
    '..',
    '\u0000',
    '\ud800',
    'x'.repeat(600),
    '\u202eabc',
    '__proto__',
    "'; drop table events; --",
    '=1+1',
    1e308,
    -0,
    2 ** 53,
    0.1,
    [],
    {},
    [[[[[[]]]]]],
    { toString: 1, constructor: null },
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.double(),
);

const eventType = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.constantFrom(
      'WHEF_SESSION_CREATED',
      'WHEF_CLIENT_LOGGED_IN',
      'WHEF_CLIENT_FORM_LOADED',
      'WHEF_CLIENT_FORM_SUBMITTED',
      'WHEF_SESSION_EXPIRED',
      'WHEF_SESSION_DELETED',
      'WHEF_FORM_FIELD_CHANGED',
      'WHP_ARCHIVE',
    ),
  },
  { weight: 1, arbitrary: hostile },
);
const timestamp = fc.oneof(
  {
    weight: 24,
    arbitrary: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
      .map((date) => date.toISOString().slice(0, -1)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '2025-03-28T02:30:00',
      '2025-12-31T24:00:00',
      '2016-12-31T23:59:60',
      '9999-12-31T23:59:59.999999',
      '0000-01-01T00:00:00',
      '2025-01-26T08:49:33.626046+14:00',
    ),
  },
  { weight: 1, arbitrary: hostile },
);

/** The right value most of the time, a hostile one or none at all else. */
function mostly(right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 60, arbitrary: right },
    { weight: 1, arbitrary: hostile },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

const id = mostly(fc.oneof(fc.uuid(), fc.integer({ min: 0, max: 500 }).map(String), fc.integer()));
const labels = mostly(
  fc.dictionary(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('__proto__', 'state')), hostile, {
    maxKeys: 4,
  }),
);
const session = fc.record({
  id,
  process_id: id,
  reference: id,
  process_number: mostly(fc.nat()),
  transaction_number: mostly(fc.nat()),
  recipient: mostly(fc.record({ id: mostly(fc.nat()), name: mostly(fc.string({ unit: 'grapheme' })) })),
  labels,
});
const event = fc.record({
  event: mostly(fc.record({ type: eventType, timestamp })),
  session: mostly(session),
  client: mostly(fc.record({ ip: hostile, user_agent: hostile })),
  reference: id,
  sessions: mostly(fc.array(mostly(session), { maxLength: 3 })),
});

/** Text of JSON that no serializer writes. */
const oddText = fc.constantFrom(
  '['.repeat(100_000),
  `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
  '{"event":{"type":"WHEF_SESSION_CREATED","type":"WHP_ARCHIVE","timestamp":"2025-01-26T08:00:00"}}',
  '{"event":{"type":"WHEF_SESSION_CREATED","timestamp":"2025-01-26T08:00:00"},"session":{"id":12345678901234567890,"process_id":1e400}}',
  '\ufeff{}',
  '{}{}',
  'NaN',
  '"\\ud800"',
  '<?xml version="1.0"?><event/>',
  'event=1&type=2',
);

const oddXml = fc.constantFrom(
  '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  '<a>'.repeat(10_000),
  `<a>${'<b/>'.repeat(10_000)}</a>`,
  `<a>${'&#65;'.repeat(10_000)}</a>`,
  '<?xml version="1.0" encoding="utf-16"?><a/>',
  '<a b="1" b="2"/>',
);

/** The same value as a converter would write it, without care for what is no name or no character in XML. */
function xmlOf(value: unknown): string {
  if (typeof value === 'string') return value.replace(/[&<]/gu, '&#38;');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return Object.entries(value)
    .flatMap(([name, each]) =>
      (Array.isArray(each) ? each : [each]).map((item) => `<${name}>${xmlOf(item)}</${name}>`),
    )
    .join('');
}

function damaged(text: string): fc.Arbitrary<Buffer> {
  const bytes = Buffer.from(text);
  const place = fc.nat({ max: Math.max(bytes.length - 1, 0) });
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(bytes) },
    { weight: 1, arbitrary: place.map((at) => bytes.subarray(0, at)) },
    {
      weight: 1,
      arbitrary: fc.tuple(place, fc.nat({ max: 255 })).map(([at, byte]) => {
        const copy = Buffer.from(bytes);
        copy[at] = byte;
        return copy;
      }),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(place, fc.uint8Array({ maxLength: 8 }))
        .map(([at, more]) => Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)])),
    },
  );
}

const body: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 12, arbitrary: event.map((value) => JSON.stringify(value)).chain(damaged) },
  {
    weight: 2,
    arbitrary: fc
      .jsonValue()
      .map((value) => JSON.stringify(value))
      .chain(damaged),
  },
  { weight: 1, arbitrary: oddText.map((text) => Buffer.from(text)) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 2000 }).map((bytes) => Buffer.from(bytes)) },
);

const xmlBody: fc.Arbitrary<Buffer> = fc.oneof(
  { weight: 12, arbitrary: event.map((value) => `<root>${xmlOf(value)}</root>`).chain(damaged) },
  { weight: 1, arbitrary: oddXml.map((text) => Buffer.from(text)) },
);

const visible = fc
  .string({ unit: 'grapheme-ascii', maxLength: 30 })
  .filter((text) => text.trim() === text && text !== '');
const contentType = fc.oneof(
  { weight: 20, arbitrary: fc.constant('application/json') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'application/json; charset=utf-8',
      'application/json;charset=utf-16',
      'text/plain',
      'application/xml',
      'multipart/form-data',
    ),
  },
  { weight: 1, arbitrary: visible },
);

const content: fc.Arbitrary<{ contentType: string; body: Buffer }> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ contentType, body }) },
  {
    weight: 1,
    arbitrary: fc.record({
      contentType: fc.constantFrom('application/xml', 'text/xml; charset=utf-8', 'application/soap+xml'),
      body: xmlBody,
    }),
  },
);

export const hostileRequest: fc.Arbitrary<HostileRequest> = fc
  .record({
    method: fc.oneof(
      { weight: 40, arbitrary: fc.constant('POST') },
      { weight: 1, arbitrary: fc.constantFrom('GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH') },
    ),
    path: fc.oneof(
      { weight: 20, arbitrary: fc.constant('/webhooks/cellosign/faults') },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }).map(asPath) },
    ),
    content,
    encoding: fc.oneof(
      { weight: 20, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom('gzip', 'br', 'deflate', 'identity') },
    ),
    extra: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: visible }),
  })
  .map(({ method, path, encoding, extra, content: { contentType: type, body: bytes } }) => ({
    method,
    path,
    headers: {
      'content-type': type,
      'content-length': String(bytes.length),
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
      ...(extra === null ? {} : { 'x-extra': extra }),
    },
    body: bytes,
  }));

function asPath(text: string): string {
  try {
    return `/webhooks/cellosign/${encodeURIComponent(text)}`;
  } catch {
    return '/webhooks/cellosign/%ff%zz';
  }
}
