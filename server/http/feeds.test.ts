import ICAL from 'ical.js';
import { SaxesParser } from 'saxes';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { feedAddresses } from '../../shared/feeds.ts';
import { viewAnswer } from '../../shared/view.ts';
import { notification } from '../testing/bodies.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp();
  onTestFinished(() => app.close());
});

const minute = 60_000;
const noon = Date.UTC(2026, 10, 21, 12);
/** The vendor's own way to write a moment, in its zone. */
const told = (at: number) => new Date(at + 120 * minute).toISOString().replace('Z', '000');

async function tell(process: string, type: string, at: number, session: object = {}): Promise<void> {
  const body = notification({
    event: { type, timestamp: told(at) },
    session: {
      id: `s-${process}`,
      process_id: process,
      reference: process,
      labels: { candidate: process },
      ...session,
    },
  });
  expect((await app.post('cellosign/hr', body)).status).toBe(200);
}

/** Twenty that took from ten to fifty minutes with the client, each archived five minutes later: enough to learn from. */
async function learnedPast(): Promise<void> {
  const past = Array.from({ length: 20 }, async (_, index) => {
    const [id, begun] = [`past-${index}`, noon - (5000 - index * 60) * minute];
    const done = begun + (10 + 2 * index) * minute;
    await tell(id, 'WHEF_SESSION_CREATED', begun);
    await tell(id, 'WHEF_CLIENT_FORM_SUBMITTED', done);
    const archive = { event: { type: 'WHP_ARCHIVE', timestamp: told(done + 5 * minute) }, reference: id };
    expect((await app.post('cellosign/hr', { ...archive, sessions: [], attachments: [] })).status).toBe(200);
  });
  await Promise.all(past);
  await app.learn();
}

async function read(path: string, headers: Record<string, string> = {}) {
  await app.settle();
  const answer = await app.request(path, { headers });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}

async function calendarOf(path: string) {
  const { status, type, text } = await read(path);
  expect([status, type]).toEqual([200, 'text/calendar; charset=utf-8']);
  const lines = text.split('\r\n');
  expect(lines.join('')).not.toMatch(/[\r\n]/u);
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part);
    const modified = part.getFirstPropertyValue('last-modified') as ICAL.Time;
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      sequence: event.sequence,
      start: event.startDate.toJSDate().getTime(),
      end: event.endDate.toJSDate().getTime(),
      modified: modified.toJSDate().getTime(),
      url: part.getFirstPropertyValue('url') as string,
    };
  });
}

interface Node {
  name: string;
  attributes: Record<string, string>;
  text: string;
  parts: Node[];
}

/** A strict parser: what is not well formed throws. */
function parseXml(text: string): Node {
  const top: Node = { name: '', attributes: {}, text: '', parts: [] };
  const open = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ name, attributes, uri }) => {
    expect(uri).toBe('http://www.w3.org/2005/Atom');
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    const node: Node = {
      name,
      attributes: Object.fromEntries(values) as Record<string, string>,
      text: '',
      parts: [],
    };
    open.at(-1)?.parts.push(node);
    open.push(node);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (piece) => {
    const node = open.at(-1);
    if (node) node.text += piece;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return top.parts[0]!;
}

const textOf = (node: Node, name: string) => node.parts.find((part) => part.name === name)?.text;

async function keepView(q: string): Promise<number> {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer word' };
  const body = JSON.stringify({ name: 'Nurses & <others>', path: `/?q=${encodeURIComponent(q)}`, q });
  const answer = await app.request('/api/views', { method: 'POST', headers, body });
  return viewAnswer.parse(await answer.json()).view.id;
}

describe('the calendar', () => {
  it('has what is under way with when it is likely done, the same entry until it is', async () => {
    await learnedPast();
    await tell('Dana', 'WHEF_SESSION_CREATED', noon - 12 * minute);
    const [dana, ...others] = await calendarOf('/api/calendar.ics');
    expect(others).toEqual([]);
    expect(dana).toMatchObject({
      description: 'Stands at: client',
      url: 'http://localhost:4100/processes/Dana?source=hr',
    });
    expect(dana?.summary).toMatch(/^Likely done: /u);
    // Some of the past took 12 minutes and some 49, and the archive five more.
    expect(dana?.start).toBeGreaterThan(noon);
    expect(dana?.end).toBeLessThan(noon + 60 * minute);
    expect(dana?.end).toBeGreaterThan(dana?.start ?? 0);

    await tell('Dana', 'WHEF_CLIENT_LOGGED_IN', noon - minute);
    const [opened] = await calendarOf('/api/calendar.ics');
    expect(opened?.uid).toBe(dana?.uid);
    expect(opened?.sequence).toBeGreaterThan(dana?.sequence ?? 0);
    await tell('Dana', 'WHEF_CLIENT_FORM_SUBMITTED', noon);
    app.clock.now += 2 * 60 * minute;
    const [due] = await calendarOf('/api/calendar.ics');
    expect(due).toMatchObject({ uid: dana?.uid, start: noon + 5 * minute, description: 'submitted' });
    expect(due?.summary).toMatch(/^Due: /u);
    expect(await calendarOf('/api/calendar.ics?q=candidate:nobody')).toEqual([]);
  });

  it('carries any text, folded between letters, and speaks Hebrew', async () => {
    await learnedPast();
    const name = `דנה, לוי; "a\\b" ${'ארוך מאוד 👩‍⚕️ '.repeat(12)}END:VCALENDAR`;
    await tell('Dana', 'WHEF_SESSION_CREATED', noon, { recipient: { id: 1, name: 'client' } });
    const body = { titleLabel: 'candidate' };
    await app.request('/api/sources/1', {
      method: 'PATCH',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    await tell('Long', 'WHEF_SESSION_CREATED', noon, { labels: { candidate: name } });
    await app.settle();
    await app.refold();
    const found = await calendarOf('/api/calendar.ics?language=he');
    expect(found.map(({ summary }) => summary).sort()).toEqual(
      [`סיום צפוי: #51 hr · Dana`, `סיום צפוי: #51 hr · ${name}`].sort(),
    );
  });
});

describe('the news of a view', () => {
  it('tell what changed last in it, each change as an entry of its own', async () => {
    await tell('a<&>"b', 'WHEF_SESSION_CREATED', noon, { recipient: { id: 1, name: 'Zoë <b>\u0007' } });
    await tell('other', 'WHEF_SESSION_CREATED', noon, { labels: { ward: 'south' } });
    const id = await keepView('-ward:south');
    const path = `/api/views/${id}/feed.atom`;
    const first = await read(path);
    expect([first.status, first.type]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    const feed = parseXml(first.text);
    expect(textOf(feed, 'title')).toBe('Signalbox: Nurses & <others>');
    expect(textOf(feed, 'id')).toBe(`http://localhost:4100${path}`);
    expect(textOf(feed, 'updated')).toBe('2026-11-21T12:00:00.000Z');
    const entries = feed.parts.filter(({ name }) => name === 'entry');
    expect(entries).toHaveLength(1);
    const [entry] = entries as [Node];
    expect(textOf(entry, 'title')).toMatch(/^#51 hr.*: under way$/u);
    expect(textOf(entry, 'summary')).toBe('Zoë <b>: not opened yet');
    const page = 'http://localhost:4100/processes/a%3C%26%3E%22b?source=hr';
    expect(entry.parts.find(({ name }) => name === 'link')?.attributes).toMatchObject({
      rel: 'alternate',
      href: page,
    });

    expect((await read(path)).text).toBe(first.text);
    await tell('a<&>"b', 'WHEF_CLIENT_FORM_SUBMITTED', noon + minute, { recipient: { id: 1, name: 'Zoë' } });
    const [changed] = parseXml((await read(`${path}?language=he`)).text).parts.filter(
      ({ name }) => name === 'entry',
    );
    expect(changed && textOf(changed, 'id')).not.toBe(textOf(entry, 'id'));
    expect(changed && textOf(changed, 'summary')).toBe('Zoë: הוגש');
  });
});

describe('a search that speaks of days', () => {
  it('means those of whoever fetched the address of the feed', async () => {
    // Half an hour after midnight in Jerusalem, and still the day before in Greenwich.
    await tell('night', 'WHEF_SESSION_CREATED', Date.UTC(2026, 10, 20, 22, 30));
    await app.settle();
    const id = await keepView('started:>=2026-11-21');
    const feedsFor = async (zone: string) => {
      const { text } = await read(`/api/feeds?view=${id}${zone === '' ? '' : `&zone=${zone}`}`);
      const { calendar, news } = feedAddresses.parse(JSON.parse(text));
      const path = (url: string | null) => new URL(url ?? '').pathname + new URL(url ?? '').search;
      return { calendar: path(calendar), news: path(news) };
    };
    const entries = async (path: string) =>
      parseXml((await read(path)).text).parts.filter(({ name }) => name === 'entry').length;
    const [there, here] = [await feedsFor('Asia/Jerusalem'), await feedsFor('')];
    expect([await entries(there.news), await entries(here.news)]).toEqual([1, 0]);
    expect((await read(there.calendar)).status).toBe(200);
    expect((await read(`/api/feeds?view=${id}&zone=Nowhere/Land`)).status).toBe(400);
    expect((await read(`/api/views/${id}/feed.atom?zone=Nowhere/Land`)).status).toBe(400);
  });
});

describe('with a sign-in', () => {
  const signedIn = { authorization: 'Bearer word' };
  const here = (url: string | null) => new URL(url ?? '').pathname + new URL(url ?? '').search;

  it('the address of a feed opens that feed alone, until all addresses are made new', async () => {
    app = await createTestApp({ API_TOKEN: 'word' });
    onTestFinished(() => app.close());
    const id = await keepView('nurse');
    const addresses = async (query: string) =>
      feedAddresses.parse(JSON.parse((await read(`/api/feeds?${query}`, signedIn)).text));
    expect((await read(`/api/feeds?view=${id}`)).status).toBe(401);
    const { calendar, news } = await addresses(`view=${id}`);
    const [calendarPath, newsPath] = [here(calendar), here(news)];
    const statuses = async (...paths: string[]) =>
      Promise.all(paths.map(async (path) => (await read(path)).status));

    expect(await statuses(calendarPath, newsPath)).toEqual([200, 200]);
    expect(await statuses('/api/calendar.ics?q=nurse', `/api/views/${id}/feed.atom`)).toEqual([401, 401]);
    const key = new URL(calendar).searchParams.get('key') ?? '';
    const elsewhere = [
      '/api/calendar.ics?q=',
      '/api/processes?',
      `/api/views/${id}/feed.atom?`,
      '/api/feeds?',
    ];
    expect(await statuses(...elsewhere.map((path) => `${path}&key=${key}`))).toEqual([401, 401, 401, 401]);

    await app.request('/api/feeds', { method: 'DELETE', headers: signedIn });
    expect(await statuses(calendarPath, newsPath)).toEqual([401, 401]);
    const renewed = await addresses('q=nurse');
    expect(renewed.news).toBeNull();
    expect(await statuses(here(renewed.calendar))).toEqual([200]);
  });
});
