import fc from 'fast-check';
import { expect, it } from 'vitest';
import { prettyJson } from './pretty-json.ts';

it('indents objects and lists, and leaves empty ones on one line', () => {
  expect(prettyJson('{"a":[1,{"b":null}],"c":{},"d":[]}')).toBe(
    '{\n  "a": [\n    1,\n    {\n      "b": null\n    }\n  ],\n  "c": {},\n  "d": []\n}',
  );
});

it('agrees with the platform wherever that loses nothing', () => {
  const value = fc
    .jsonValue()
    .filter((each) => !/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(JSON.stringify(each)));
  fc.assert(
    fc.property(value, (each) => {
      expect(prettyJson(JSON.stringify(each))).toBe(JSON.stringify(each, null, 2));
    }),
  );
});

it('keeps every digit of a number', () => {
  expect(prettyJson('[12345678901234567890, 1.10, 1E5]')).toBe(
    '[\n  12345678901234567890,\n  1.10,\n  1E5\n]',
  );
});

it('keeps a key that is there twice', () => {
  expect(prettyJson('{"a":1,"a":2}')).toBe('{\n  "a": 1,\n  "a": 2\n}');
});

it('shows escaped Hebrew as letters', () => {
  expect(prettyJson(String.raw`"\u05d3\u05e0\u05d4"`)).toBe('"דנה"');
});

it('shows characters that turn the reading order as escapes', () => {
  expect(prettyJson('"a\u202eb"')).toBe(String.raw`"a\u202eb"`);
});

it('does not mistake marks inside a text for structure', () => {
  expect(prettyJson(String.raw`{"a":"{\"x\": [1,2]}\\"}`)).toBe(String.raw`{
  "a": "{\"x\": [1,2]}\\"
}`);
});

it.each(['', 'a=b', '{"a":', '<xml/>'])('gives nothing for %j, which is not JSON', (text) => {
  expect(prettyJson(text)).toBeNull();
});
