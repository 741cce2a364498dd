import { rmSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { notificationOf } from '../testing/bodies.ts';
import { buildPictures } from '../testing/build-pictures.ts';
import { createTestApp, type TestApp } from '../testing/test-app.ts';

let picturesRoot = '';
beforeAll(async () => {
  picturesRoot = await buildPictures();
}, 120_000);
afterAll(() => rmSync(picturesRoot, { recursive: true, force: true }));

interface Text {
  words: string;
  x: number;
  direction: string | undefined;
}

interface Read {
  root: Record<string, string>;
  elements: { name: string; attributes: Record<string, string> }[];
  texts: Text[];
  titles: string[];
  style: string;
}

/** An SVG document as an XML parser reads it; fails on anything that is none. */
function readSvg(svg: string): Read {
  const read: Read = { root: {}, elements: [], texts: [], titles: [], style: '' };
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length === 0) read.root = attributes;
    open.push(name);
    read.elements.push({ name, attributes });
    if (name === 'text')
      read.texts.push({ words: '', x: Number(attributes.x), direction: attributes.direction });
    if (name === 'title') read.titles.push('');
  });
  parser.on('text', (words) => {
    const [text, title] = [read.texts.at(-1), read.titles.length - 1];
    if (open.at(-1) === 'text' && text) text.words += words;
    if (open.at(-1) === 'title') read.titles[title] = (read.titles[title] ?? '') + words;
    if (open.at(-1) === 'style') read.style += words;
  });
  parser.on('closetag', () => open.pop());
  parser.write(svg).close();
  return read;
}

async function freshApp(): Promise<TestApp> {
  const app = await createTestApp({}, { picturesRoot });
  onTestFinished(() => app.close());
  return app;
}

const steps = {
  created: 'WHEF_SESSION_CREATED',
  loggedIn: 'WHEF_CLIENT_LOGGED_IN',
  loaded: 'WHEF_CLIENT_FORM_LOADED',
  submitted: 'WHEF_CLIENT_FORM_SUBMITTED',
};

/** The first has submitted, the second is filling; the clock stands twenty minutes later. */
async function postRecruitment(app: TestApp, names: readonly [string, string]): Promise<void> {
  const post = async (step: keyof typeof steps, station: 0 | 1, minute: number) => {
    const body = notificationOf('p1', steps[step], {
      id: `s${station}`,
      process_number: 51,
      transaction_number: 53 + station,
      recipient: { id: station + 1, name: names[station] },
      labels: { candidate: 'דנה לוי' },
    });
    const timestamp = `2025-01-26T08:${minute}:00.000001`;
    await app.post('cellosign/hr', { ...body, event: { type: steps[step], timestamp } });
  };
  await post('created', 0, 10);
  await post('loggedIn', 0, 13);
  await post('loaded', 0, 14);
  await post('submitted', 0, 20);
  await post('created', 1, 21);
  await post('loggedIn', 1, 35);
  await post('loaded', 1, 37);
  app.clock.now = Date.parse('2025-01-26T06:57:00Z');
  await app.settle();
}

const address = '/api/processes/p1/export?zone=Asia/Jerusalem&format=';

async function svgOf(app: TestApp, path: string): Promise<Read & { text: string }> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/svg+xml');
  const text = await response.text();
  return { ...readSvg(text), text };
}

async function pngOf(app: TestApp, path: string): Promise<Buffer> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/png');
  return Buffer.from(await response.arrayBuffer());
}

describe('the picture of a process', () => {
  it('tells every station and the time of every event, in the zone that was asked for', async () => {
    const app = await freshApp();
    await postRecruitment(app, ['Candidate', 'Manager']);
    const response = await app.request(`${address}svg`);
    expect(response.headers.get('content-disposition')).toContain('filename="signalbox-51.svg"');
    const { texts, titles } = readSvg(await response.text());
    const words = texts.map((text) => text.words);
    for (const name of ['#51', 'Candidate', 'Manager', 'Archive', 'now', 'submitted']) {
      expect(words).toContain(name);
    }
    expect(words).toContain('filling for 20m');
    expect(words.find((each) => each.startsWith('As of'))).toMatch(
      /26 Jan 2025, 08:57:00 GMT\+2.*Asia\/Jerusalem/u,
    );
    const told = titles.join('\n');
    for (const minute of [10, 13, 14, 20, 21, 35, 37]) expect(told).toContain(`08:${minute}:00`);
    expect(told).toContain('Manager: Form loaded');
  });

  it('needs nothing from elsewhere, runs nothing, and says its colours as every program knows them', async () => {
    const app = await freshApp();
    await postRecruitment(app, ['<script>alert(1)</script>\u0001', 'Manager]]>&']);
    const { text, elements, style, texts } = await svgOf(app, `${address}svg`);
    expect(texts.map(({ words }) => words)).toContain('Manager]]>&');
    const names = new Set(elements.map(({ name }) => name));
    for (const name of ['script', 'image', 'use', 'foreignObject', 'a', 'link'])
      expect(names).not.toContain(name);
    const attributes = elements.flatMap(({ attributes: all }) => Object.entries(all));
    expect(attributes.filter(([name]) => /^(on|href|xlink|src|class|style|tabindex)/u.test(name))).toEqual(
      [],
    );
    const values = attributes.map(([, value]) => value).filter((value) => value.includes('url('));
    expect(new Set(values)).toEqual(new Set(['url(#p-hatch)']));
    const links = [...style.matchAll(/url\(([^)]{0,22})/gu)].map(([, link]) => link);
    expect(new Set(links)).toEqual(new Set(['data:font/woff2;base64']));
    expect(text.replace(style, '')).not.toMatch(/var\(|color-mix|light-dark|currentColor/u);
  });

  it('brings Hebrew letters along only where there are any', async () => {
    const app = await freshApp();
    await postRecruitment(app, ['Candidate', 'Manager']);
    expect((await svgOf(app, `${address}svg`)).style).toContain('Noto Sans Hebrew');
    await app.post('cellosign/hr', notificationOf('p2'));
    await app.settle();
    const { style } = await svgOf(app, '/api/processes/p2/export?format=svg');
    expect(style).toContain('Inter');
    expect(style).not.toContain('Noto Sans Hebrew');
  });

  it('is light or dark, and the line or the chart alone', async () => {
    const app = await freshApp();
    await postRecruitment(app, ['Candidate', 'Manager']);
    const ground = ({ elements }: Read) => elements.find(({ name }) => name === 'rect')?.attributes.fill;
    const both = await svgOf(app, `${address}svg`);
    const line = await svgOf(app, `${address}svg&part=line`);
    const chart = await svgOf(app, `${address}svg&part=chart&theme=dark`);
    expect([ground(both), ground(chart)]).toEqual(['#ffffff', '#171a20']);
    const has = ({ texts }: Read, words: string) => texts.some((text) => text.words === words);
    expect([has(line, 'filling for 20m'), has(line, 'now')]).toEqual([true, false]);
    expect([has(chart, 'filling for 20m'), has(chart, 'now')]).toEqual([false, true]);
    expect(Number(line.root.height)).toBeLessThan(Number(both.root.height));
  });

  it('runs from right to left in Hebrew, while a name keeps a direction of its own', async () => {
    const app = await freshApp();
    await postRecruitment(app, ['מועמדת', 'Manager (HR)']);
    const { root, texts } = await svgOf(app, `${address}svg&language=he`);
    expect(root).toMatchObject({ direction: 'rtl', 'xml:lang': 'he' });
    const [first, second] = ['מועמדת', 'Manager (HR)'].map((name) =>
      texts.find(({ words }) => words === name),
    );
    expect(first).toMatchObject({ direction: 'rtl' });
    expect(second).toMatchObject({ direction: 'ltr' });
    expect(first?.x).toBeGreaterThan(second?.x ?? Infinity);
    expect(texts.find(({ words }) => words === 'כעת')?.x).toBeLessThan(second?.x ?? 0);
    expect(texts.map(({ words }) => words)).toContain('במילוי כבר 20 דק׳');
  });

  it('as a PNG has the pixels that were asked for, and letters and colours in them', async () => {
    const app = await freshApp();
    await postRecruitment(app, ['מועמדת', 'Manager']);
    const { root } = await svgOf(app, `${address}svg`);
    const [usual, small] = [await pngOf(app, `${address}png`), await pngOf(app, `${address}png&scale=0.5`)];
    const width = (png: Buffer) => png.readUInt32BE(16);
    expect([width(usual), width(small)]).toEqual([Number(root.width) * 2, Number(root.width) / 2]);
    const { data, info } = await sharp(usual).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const colours = new Map<string, number>();
    for (let at = 0; at < data.length; at += info.channels) {
      const colour = data.subarray(at, at + 3).toString('hex');
      colours.set(colour, (colours.get(colour) ?? 0) + 1);
    }
    const share = (colour: string) => (colours.get(colour) ?? 0) / (info.width * info.height);
    expect(share('ffffff')).toBeGreaterThan(0.7);
    // The track behind it, and the line of the present.
    for (const colour of ['12805c', '2563eb']) expect(share(colour)).toBeGreaterThan(0.0005);
    expect(share('15171c')).toBeGreaterThan(0.0005);
  });

  it('stays of a size that programs open, whatever a process is like', async () => {
    const app = await freshApp();
    for (let at = 0; at < 60; at += 1) {
      const session = { id: `s${at}`, recipient: { id: at, name: `Station ${at}` } };
      await app.post('cellosign/hr', notificationOf('p1', steps.created, session));
    }
    await app.settle();
    const refused = await app.request(`${address}png&scale=8`);
    expect(refused.status).toBe(400);
    const { message } = (await refused.json()) as { message: string };
    const [, most, width] = /^scale: at most ([\d.]+) for a picture of (\d+) by/u.exec(message) ?? [];
    expect(Number(most)).toBeLessThan(3);
    const png = await pngOf(app, `${address}png&scale=0.25`);
    expect(png.readUInt32BE(16)).toBe(Number(width) / 4);
  });
});

describe('the picture of a board', () => {
  it('shows the rows that its search finds, in the order of the board, and as of when', async () => {
    const app = await freshApp();
    for (const [process, number] of Object.entries({ p1: 51, p2: 52, p3: 53 })) {
      const labels = { team: process === 'p2' ? 'south' : 'north' };
      await app.post(
        'cellosign/hr',
        notificationOf(process, steps.created, { process_number: number, labels }),
      );
    }
    await app.settle();
    const { texts } = await svgOf(app, '/api/export?format=svg&q=team:north&state=running&sort=oldest');
    const words = texts.map((text) => text.words);
    expect(words.filter((each) => /^#5\d$/u.test(each))).toEqual(['#51', '#53']);
    expect(words).toContain('Search: \u2068team:north state:running\u2069');
    expect(words).toContain('2 processes');
    expect(words.some((each) => each.startsWith('As of Sat, 21 Nov 2026'))).toBe(true);
    const png = await pngOf(app, '/api/export?format=png&language=he&theme=dark');
    expect(png.readUInt32BE(16)).toBeGreaterThan(2000);
  });

  it('writes what vendors send as a page does: on one line, and turned by nothing in it', async () => {
    const app = await freshApp();
    const labels = { note: 'abc\u202edef\nsecond' };
    await app.post('cellosign/hr', notificationOf('p1', steps.created, { labels }));
    await app.settle();
    const { texts } = await svgOf(app, '/api/export?format=svg');
    const words = texts.map((text) => text.words);
    expect(words.some((each) => each.includes('abcdef second'))).toBe(true);
    const [foot = ''] = words.filter((each) => each.startsWith('As of'));
    expect(foot.match(/UTC/gu)).toHaveLength(1);
  });

  it('says how many more there are than it shows', async () => {
    const app = await freshApp();
    for (let at = 1; at <= 43; at += 1) await app.post('cellosign/hr', notificationOf(`p${at}`));
    await app.settle();
    const { texts } = await svgOf(app, '/api/export?format=svg');
    const words = texts.map((text) => text.words);
    expect(words).toContain('The first 40 of 43: a picture shows no more.');
    expect(words.filter((each) => each === 'Not opened yet')).toHaveLength(40);
  });

  it('shows it as it was at a moment, and says which', async () => {
    const app = await freshApp();
    const step = (process: string, type: string, timestamp: string) =>
      app.post('cellosign/hr', { ...notificationOf(process, type), event: { type, timestamp } });
    await step('p1', steps.created, '2026-11-20T10:00:00.000001');
    await step('p1', steps.submitted, '2026-11-20T12:00:00.000001');
    await step('p2', steps.created, '2026-11-20T13:00:00.000001');
    await app.settle();
    const past = '/api/export?format=svg&at=2026-11-20T09:00:00.000Z';
    const words = (await svgOf(app, past)).texts.map((text) => text.words);
    expect(words).toContain('1 process');
    expect(words).toContain('Not opened yet');
    expect(words.some((each) => each.startsWith('As of Fri, 20 Nov 2026'))).toBe(true);
    const { headers } = await app.request(past);
    expect(headers.get('content-disposition')).toContain('"signalbox-as-of-2026-11-20T09-00-00Z.svg"');
    expect((await app.request(`${past}&sort=updated`)).status).toBe(400);
  });

  it('says that nothing matches where nothing does', async () => {
    const app = await freshApp();
    const { texts } = await svgOf(app, '/api/export?format=svg&q=nobody');
    expect(texts.map(({ words }) => words)).toContain('Nothing matches');
  });
});

it('refuses what it cannot draw in a sentence', async () => {
  const app = await freshApp();
  const answers = ['theme=pink', 'part=half', 'scale=99', 'zone=Mars', 'language=xx'].map(async (query) => {
    const { status } = await app.request(`/api/processes/p1/export?format=png&${query}`);
    return status;
  });
  expect(await Promise.all(answers)).toEqual([400, 400, 400, 400, 400]);
  expect((await app.request('/api/processes/nobody/export?format=svg')).status).toBe(404);
  expect((await app.request('/api/export?format=png&q=state:lost')).status).toBe(400);
});
