import { expect, it, onTestFinished } from 'vitest';
import { suggestionList } from '../../shared/suggestion.ts';
import { notificationOf } from '../testing/bodies.ts';
import { createTestApp } from '../testing/test-app.ts';

it('what may stand where somebody types comes from the data, with its place and how many have it', async () => {
  const app = await createTestApp({});
  onTestFinished(() => app.close());
  for (const [index, id] of ['a', 'b', 'c'].entries()) {
    const Ward = index === 0 ? 'Intensive Care' : 'Day care "B"';
    const body = notificationOf(id, 'WHEF_SESSION_CREATED', { labels: { position: 'nurse', Ward } });
    await app.post('cellosign', JSON.stringify(body));
  }
  await app.settle();
  const ask = async (q: string, at?: number) => {
    const path = `/api/suggestions?q=${encodeURIComponent(q)}${at === undefined ? '' : `&at=${at}`}`;
    return suggestionList.parse(await app.get(path)).items;
  };
  const [process] = await app.processes('');
  const [key, value] = Object.entries(process?.labels ?? {})[0] ?? ['', ''];
  const station = process?.stations[0]?.name ?? '';

  expect((await ask('')).map(({ text }) => text)).toEqual(expect.arrayContaining(['state:', 'waiting:']));
  expect(await ask(`a (${key.slice(0, 3)}`)).toContainEqual({
    text: `${key}:`,
    from: 3,
    to: 6,
    kind: 'key',
    count: 3,
    isMore: false,
  });
  const [ofKey] = await ask(`${key}:${value.slice(0, 2)} b`, key.length + 3);
  expect(ofKey).toMatchObject({ kind: 'value', count: 3, from: 0, to: key.length + 3 });
  expect(ofKey?.text.toLowerCase()).toContain(value.toLowerCase());
  // Keys and values are found however they are typed, wherever in them that stands, and told as they were written.
  expect(await ask('ard')).toMatchObject([{ text: 'Ward:', kind: 'key', count: 3 }]);
  expect(await ask('ward:CARE')).toMatchObject([
    { text: String.raw`ward:"Day care \"B\""`, count: 2 },
    { text: 'ward:"Intensive Care"', count: 1 },
  ]);
  const [ofStation] = await ask(`-station:${station.slice(0, 2)}`);
  expect(ofStation).toMatchObject({ kind: 'value', count: 3, from: 1 });
  expect(await ask('state:run')).toEqual([
    { text: 'state:running', from: 0, to: 9, kind: 'value', count: 3, isMore: false },
  ]);
  // Whoever writes the bare word is told how to ask for it.
  expect(await ask('late')).toMatchObject([{ text: 'is:late', kind: 'value', count: 0, from: 0, to: 4 }]);
  expect(await ask('nurse -runn')).toMatchObject([{ text: 'state:running', count: 3, from: 7, to: 11 }]);
  expect((await ask('la')).map(({ text }) => text)).not.toContain('is:late');
  expect((await ask('workflow:')).length).toBe(1);
  expect((await ask('waiting:')).map(({ text }) => text)).toContain('waiting:>1d');
  expect(await ask('has:d')).toMatchObject([{ text: 'has:document', count: null }]);
  expect(await ask(`${key}:nothing-like-this`)).toEqual([]);
  expect((await app.request('/api/suggestions?at=x')).status).toBe(400);
});
