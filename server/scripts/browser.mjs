import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { GivingUp } from './run-command.mjs';
import { run, runPackage } from './spawn.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'msedge',
];

const { HOME = '', PATH = '', LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env;
const places = {
  linux: [
    '/usr/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ],
  darwin: ['/Applications', join(HOME, 'Applications')].flatMap((folder) =>
    ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((app) =>
      join(folder, `${app}.app/Contents/MacOS/${app}`),
    ),
  ),
  win32: [PROGRAMFILES, process.env['PROGRAMFILES(X86)'] ?? '', LOCALAPPDATA]
    .filter((folder) => folder !== '')
    .flatMap((folder) =>
      [
        'Google/Chrome/Application/chrome.exe',
        'Chromium/Application/chrome.exe',
        'Microsoft/Edge/Application/msedge.exe',
      ].map((app) => join(folder, app)),
    ),
};

/**
 * Finds a Chromium for the browser tests, or installs one.
 * @returns {Promise<string>} its path
 */
export async function findBrowser() {
  const chosen = process.env['SIGNALBOX_CHROMIUM'];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new GivingUp(`SIGNALBOX_CHROMIUM names ${chosen}, and there is no such file.`);
  }
  const found = (await installedBrowser()) ?? (await installBrowser());
  if (found) return found;
  throw new GivingUp(
    'The tests need a browser: install Chromium, Google Chrome or Microsoft Edge, or set SIGNALBOX_CHROMIUM to the path of one.',
  );
}

async function installedBrowser() {
  const platform = /** @type {Record<string, string[]>} */ (places)[process.platform] ?? [];
  const onPath = PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...platform, ...onPath].find(isRunnable) ?? (await playwrightsOwn());
}

/** The browser that `npx playwright install` put aside, if it did. */
async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return isRunnable(path) ? path : undefined;
}

async function installBrowser() {
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    console.error('No browser found; installing Chromium with apt-get.');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    // The fonts matter: without Hebrew letters the pages cannot be judged.
    const packages = ['chromium', 'fonts-noto-core'];
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
    const found = await installedBrowser();
    if (found) return found;
  }
  console.error('No browser found; asking Playwright to download Chromium.');
  await runPackage('@playwright/test/cli.js', ['install', 'chromium']);
  return playwrightsOwn();
}

/** @param {string} path */
function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
