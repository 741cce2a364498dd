import './node-version.mjs';
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { animatedPng } from './animated-png.mjs';
import { findBrowser } from './browser.mjs';
import { liveProcess } from './live-process.mjs';
import { palettePng } from './palette-png.mjs';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { GivingUp, runCommand } from './run-command.mjs';
import { runPackage } from './spawn.mjs';

/**
 * `npm run pictures -- tests` renews those that the browser tests compare the pages with, where they differ;
 * `-- readme` those of the README, taken from the demo as it runs; without a word both.
 */
const [kind = 'both'] = process.argv.slice(2);
const compared = join(root, 'web', 'e2e', 'pictures');
const folder = join(root, '.github', 'pictures');
const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** @typedef {{ processId: string, lastEventAt: string, stations: { state: string }[] }} Shown */

await runCommand(async () => {
  if (!['both', 'tests', 'readme'].includes(kind))
    throw new GivingUp('Say tests, readme, or nothing for both.');
  await prepare({ build: true });
  const browser = await findBrowser();
  if (kind !== 'readme') await renewCompared(browser);
  if (kind !== 'tests') await renewReadme(browser);
});

/** @param {string} browser */
async function renewCompared(browser) {
  if (!existsSync('/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf')) {
    throw new GivingUp("The compared pictures are made with the letters of Debian's fonts-noto-core only.");
  }
  const args = ['test', 'web/e2e/pictures.spec.ts', '--update-snapshots=changed'];
  const { code } = await runPackage('@playwright/test/cli.js', args, {
    env: { SIGNALBOX_CHROMIUM: browser },
  });
  if (code !== 0) throw new GivingUp('The pictures could not be taken.');
  for (const name of readdirSync(compared)) {
    const file = join(compared, name);
    writeFileSync(file, palettePng(readFileSync(file)));
  }
}

/** @param {string} executablePath */
async function renewReadme(executablePath) {
  const { chromium } = await import('@playwright/test');
  const demo = spawn(process.execPath, [join(root, 'dist', 'server', 'demo.js')], {
    cwd: root,
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', BASE_PATH: '/' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  try {
    const url = await addressOf(demo);
    await untilQuiet(url);
    console.error('Letting the demo play for a minute.');
    await sleep(60_000);
    mkdirSync(folder, { recursive: true });
    await takeStills(browser, url);
    await takeSearch(browser, url);
    await takeFiles(browser, url);
    keep('live-process', animatedPng(await liveProcess(browser, url)));
  } finally {
    await browser.close();
    demo.kill('SIGTERM');
  }
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 */
async function takeStills(browser, url) {
  const processPath = `/processes/${await tellingProcess(url)}`;
  for (const [name, path, scheme, viewport, locale = 'en-GB'] of /** @type {const} */ ([
    ['board-light', '/', 'light', wide],
    ['board-dark', '/', 'dark', wide],
    ['board-phone', '/', 'light', phone],
    ['board-hebrew', '/', 'light', wide, 'he-IL'],
    ['stations-light', '/stations', 'light', wide],
    ['wallboard-dark', '/wallboard', 'dark', wide],
    ['process-light', processPath, 'light', wide],
    ['process-dark', processPath, 'dark', wide],
  ])) {
    const page = await browser.newPage({
      viewport,
      colorScheme: scheme,
      reducedMotion: 'reduce',
      timezoneId: 'Asia/Jerusalem',
      locale,
    });
    await page.goto(url + path, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
    keep(name, palettePng(await page.screenshot()));
    await page.close();
  }
}

/**
 * The upper half of a board on which somebody types a search.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 */
async function takeSearch(browser, url) {
  const page = await browser.newPage({ viewport: wide, reducedMotion: 'reduce', locale: 'en-GB' });
  await page.goto(`${url}/?${new URLSearchParams({ q: '(at:HR or at:Manager) waiting:>1h' })}`);
  const box = page.getByRole('combobox', { name: 'Search processes' });
  await page.getByRole('button', { name: 'Remove waiting:>1h' }).waitFor();
  await box.pressSequentially('customer_tag:');
  await page.getByRole('option').nth(2).waitFor();
  await page.evaluate(() => document.fonts.ready);
  keep('search-light', palettePng(await page.screenshot({ clip: { x: 0, y: 0, width: 1440, height: 480 } })));
  await page.close();
}

/**
 * What people take away: pictures as they are, and the first page of an evidence pack.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 */
async function takeFiles(browser, url) {
  const processApi = `${url}/api/processes/${await tellingProcess(url)}/export`;
  const reader = '&zone=Asia/Jerusalem';
  keep(
    'file-board',
    palettePng(await download(`${url}/api/export?format=png&q=is:late+at:Manager${reader}`)),
  );
  keep('file-process', palettePng(await download(`${processApi}?format=png&theme=dark${reader}`)));

  const own = mkdtempSync(join(tmpdir(), 'signalbox-pictures-'));
  try {
    const pack = join(own, 'pack.html');
    writeFileSync(pack, await download(`${processApi}?format=html${reader}`));
    const page = await browser.newPage({ viewport: { width: 1000, height: 1000 }, locale: 'en-GB' });
    await page.goto(pathToFileURL(pack).href);
    const verdict = page.locator('#verdict');
    const unchanged = (await verdict.getAttribute('data-unchanged')) ?? '';
    await verdict.filter({ hasText: unchanged }).waitFor();
    keep('file-evidence', palettePng(await page.screenshot()));
    await page.close();

    const paper = join(own, 'pack.pdf');
    writeFileSync(paper, await download(`${processApi}?format=pdf&language=he${reader}`));
    const drawing = [
      '-png',
      '-singlefile',
      '-scale-to-x',
      '1000',
      '-scale-to-y',
      '-1',
      paper,
      join(own, 'page'),
    ];
    const { status } = spawnSync('pdftoppm', drawing);
    if (status !== 0)
      throw new GivingUp('The picture of a PDF needs pdftoppm, of the package poppler-utils.');
    keep('file-paper-hebrew', palettePng(readFileSync(join(own, 'page.png'))));
  } finally {
    rmSync(own, { recursive: true });
  }
}

/** @param {string} address */
async function download(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new GivingUp(`${address} answers ${answer.status}.`);
  return Buffer.from(await answer.arrayBuffer());
}

/**
 * @param {string} name
 * @param {Buffer} png
 */
function keep(name, png) {
  writeFileSync(join(folder, `${name}.png`), png);
  console.log(`.github/pictures/${name}.png`);
}

/** @param {import('node:child_process').ChildProcess} demo */
async function addressOf(demo) {
  if (demo.stdout) {
    for await (const line of createInterface({ input: demo.stdout })) {
      const [, url] = /^listening on (\S+)/.exec(line) ?? [];
      if (url) return url;
    }
  }
  throw new GivingUp('The demo ended before it listened.');
}

/**
 * Waits until the past has come in: from then on the log grows by the second and no longer by the hundred.
 * @param {string} url
 */
async function untilQuiet(url) {
  for (let before = -100, seq = 0; seq - before > 10 || seq < 500;) {
    await sleep(1000);
    before = seq;
    const answer = await fetch(`${url}/api/processes?limit=1`);
    seq = (await answer.json()).seq;
  }
}

/**
 * A process that shows most of what a process page can show: two stations done, and somebody at the third.
 * @param {string} url
 */
async function tellingProcess(url) {
  const answer = await fetch(`${url}/api/processes?limit=200&state=running&workflow=Recruitment`);
  /** @type {Shown[]} */
  const items = (await answer.json()).items;
  const interest = (/** @type {Shown} */ each) => {
    const last = each.stations.at(-1)?.state;
    return each.stations.length * 2 + (last === 'filling' || last === 'opened' ? 2 : 0);
  };
  const [best] = items.sort((a, b) => interest(b) - interest(a) || (a.lastEventAt < b.lastEventAt ? 1 : -1));
  if (!best) throw new GivingUp('The demo has no process that is under way.');
  return encodeURIComponent(best.processId);
}
