import {
  beginnings,
  endings,
  falseArrays,
  falseLiterals,
  falseNumbers,
  falseObjects,
  falseTexts,
  falseUtf8,
  foreignSpaces,
  names,
  numbers,
  texts,
} from './json-mistakes.ts';

/** One body made to test one clause of RFC 8259. */
export interface JsonCase {
  name: string;
  body: Uint8Array;
  /** Whether a strict reader takes it. */
  isValid: boolean;
}

/** Stands for a whole value, as one more member of an event. */
const place = '"HERE"';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

/**
 * Everything that a reader of JSON can get wrong, clause by clause. Each case is the event that `write` makes, with one
 * thing about it changed; `write` is given a name of its own for each, and a JSON text as one more member's value.
 */
export function* rfc8259(write: (name: string, member: string) => string): Generator<JsonCase> {
  let count = 0;
  const event = (member: string) => write(`rfc-${(count += 1)}`, member);
  const plain = () => event('1');

  function* each(clause: string, isValid: boolean, bodies: Iterable<[string, string | Uint8Array]>) {
    for (const [name, body] of bodies)
      yield { name: `${clause}: ${name}`, body: typeof body === 'string' ? utf8(body) : body, isValid };
  }
  const members = (texts: readonly string[]) => texts.map((text): [string, string] => [text, event(text)]);
  const named = (texts: readonly string[]) =>
    texts.map((text): [string, string] => [printable(text), event(text)]);

  // 2. Grammar: what stands between tokens, and what the tokens are.
  yield* each('space that counts as none', true, spaced(plain, [' ', '\t', '\n', '\r', ' \r\n\t']));
  yield* each('space that is none', false, spaced(plain, foreignSpaces));
  yield* each('cut', false, prefixes(plain()));
  yield* each('structure', false, broken(plain()));
  yield* each(
    'behind the end',
    false,
    endings.map((end) => [printable(end), plain() + end]),
  );
  yield* each(
    'before the beginning',
    false,
    beginnings.map((begin) => [printable(begin), begin + plain()]),
  );
  // 3. Values.
  yield* each('a literal', true, members(['true', 'false', 'null', '{}', '[]', '""', '[[],{},[{}]]']));
  yield* each('no literal', false, members(falseLiterals));
  // 4. Objects, whose names may be anything and may come twice.
  yield* each('a name', true, members(names.map((name) => `{${JSON.stringify(name)}:1}`)));
  yield* each(
    'a name that comes twice',
    true,
    members(['{"a":1,"a":2}', '{"a":1,"\\u0061":{"a":[],"a":0}}']),
  );
  yield* each('no object', false, members(falseObjects));
  // 5. Arrays.
  yield* each('no array', false, members(falseArrays));
  // 6. Numbers.
  yield* each('a number', true, members(numbers));
  yield* each('no number', false, members(falseNumbers));
  // 7. Strings.
  yield* each('a text', true, named(texts));
  yield* each('no text', false, named(falseTexts));
  // 8. Encoding.
  yield* each('an encoding', false, encodings(plain()));
  yield* each(
    'no UTF-8 in a value',
    false,
    inPlace(event(place), (bytes) => `"${bytes}"`),
  );
  yield* each(
    'no UTF-8 in a name',
    false,
    inPlace(event(place), (bytes) => `{"${bytes}":1}`),
  );
  yield* each('one byte-order mark', true, [['at the beginning', `\ufeff${plain()}`]]);
  // 9. Limits that a reader may set: this one sets a depth.
  yield* each(
    'depth',
    true,
    members([nested(62, '[', ']'), nested(62, '{"a":', '}'), nested(31, '[{"a":', '}]')]),
  );
  yield* each(
    'too deep',
    false,
    members([nested(64, '[', ']'), nested(64, '{"a":', '}'), nested(50_000, '[{"a":', '}]')]),
  );
  yield* each('never closed', false, members(['['.repeat(100_000), '{"a":'.repeat(100_000)]));
  yield* each('very long', true, [
    ['a number', event('1'.repeat(50_000))],
    ['a text', event(`"${'x'.repeat(100_000)}"`)],
    ['a text of escapes', event(`"${'\\u05d0'.repeat(20_000)}"`)],
    ['a name', event(`{"${'n'.repeat(100_000)}":1}`)],
    ['a list', event(`[${'0,'.repeat(50_000)}0]`)],
    ['an object', event(`{${Array.from({ length: 10_000 }, (_, at) => `"n${at}":${at}`).join()}}`)],
  ]);
}

/** Texts with something between all of their tokens. */
function spaced(write: () => string, spaces: readonly string[]): [string, string][] {
  const tokens = () => write().match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^{}[\],:"]+/gu) ?? [];
  return spaces.map((space) => [printable(space), space + tokens().join(space) + space]);
}

function prefixes(text: string): [string, string][] {
  return Array.from({ length: text.length }, (_, length) => [`after ${length}`, text.slice(0, length)]);
}

/** One token left out, doubled or replaced, wherever it stands. */
function broken(text: string): [string, string][] {
  const swaps = [
    ['{', '['],
    ['}', ']'],
    ['{', '('],
    ['}', ''],
    ['}', ',}'],
    ['}', '}}'],
    ['{', '{,'],
    ['{', '{{'],
    [':', '='],
    [':', ''],
    [':', '::'],
    [':', ':,'],
    [',', ''],
    [',', ',,'],
    [',', ';'],
    [',', ':'],
    ['"', "'"],
    ['"', ''],
    ['"', '“'],
  ] as const;
  const isInText = (index: number) => text.slice(0, index).split('"').length % 2 === 0;
  return swaps.flatMap(([from, to]) =>
    Array.from(text, (_, index) => index).flatMap((index): [string, string][] => {
      // Inside of a text they are letters like others.
      if (text[index] !== from || (from !== '"' && isInText(index))) return [];
      return [[`${from} at ${index} is ${to}`, text.slice(0, index) + to + text.slice(index + 1)]];
    }),
  );
}

/** The same text in what is not UTF-8. */
function encodings(text: string): [string, Uint8Array][] {
  const utf16 = Buffer.from(text, 'utf16le');
  const utf32 = Buffer.concat(Array.from(text, (letter) => Buffer.from([letter.charCodeAt(0), 0, 0, 0])));
  return [
    ['UTF-16LE', utf16],
    ['UTF-16LE with its mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
    ['UTF-16BE', Buffer.from(utf16).swap16()],
    ['UTF-16BE with its mark', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()])],
    ['UTF-32LE', utf32],
    ['UTF-32BE', Buffer.from(utf32).swap32()],
    ['UTF-7', utf8(text.replace(/"/gu, '+ACI-'))],
    ['EBCDIC', Buffer.from(text, 'latin1').map((byte) => byte ^ 0x80)],
    ['half a byte-order mark', Buffer.concat([Buffer.from([0xef, 0xbb]), utf8(text)])],
  ];
}

/** Bytes that are no UTF-8, where `place` stands. */
function inPlace(text: string, around: (mark: string) => string): [string, Uint8Array][] {
  const [before = '', after = ''] = text.split(place);
  const [begin = '', end = ''] = around('|').split('|');
  return Object.entries(falseUtf8).map(([name, bytes]) => [
    name,
    Buffer.concat([utf8(before + begin), Buffer.from(bytes), utf8(end + after)]),
  ]);
}

function nested(depth: number, open: string, close: string): string {
  return `${open.repeat(depth)}1${close.repeat(depth)}`;
}

function printable(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
