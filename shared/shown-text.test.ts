import { expect, it } from 'vitest';
import { labels, process, station } from './process.ts';
import { shownSource, shownText } from './shown-text.ts';

const turned = 'Dana \u202egpj.exe\u202c\u2067\u200f!';

it('a page gets no character that turns the direction of a text', () => {
  expect(shownText.parse(turned)).toBe('Dana gpj.exe!');
  expect(shownText.parse('דנה Levi')).toBe('דנה Levi');
  const { title, workflow } = process.shape;
  expect([title, workflow, station.shape.name].map((each) => each.parse(turned))).toEqual(
    Array(3).fill('Dana gpj.exe!'),
  );
  expect(Object.entries(labels.parse({ [turned]: turned, ['__proto__']: 'kept' }))).toEqual([
    ['Dana gpj.exe!', 'Dana gpj.exe!'],
    ['__proto__', 'kept'],
  ]);
});

it('a body shows them as JSON writes them, so that it is still the same document', () => {
  const body = JSON.stringify({ name: turned });
  expect(shownSource.parse(body)).toContain('\\u202e');
  expect(JSON.parse(shownSource.parse(body))).toEqual({ name: turned });
});
