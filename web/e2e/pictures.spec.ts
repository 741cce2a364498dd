import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expectRest } from './expect-rest.ts';
import { pictureTime, tellStory } from './picture-story.ts';
import { expect, test, type TestServer } from './server.ts';
import { speak } from './speak.ts';

const fonts = join(import.meta.dirname, 'picture-fonts.conf');
const clock = pathToFileURL(join(import.meta.dirname, '../../server/scripts/set-clock.mjs')).href;
const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const pages = [
  ['board', '/'],
  ['process', '/processes/recruitment-51'],
  ['stations', '/stations'],
  ['wallboard', '/wallboard'],
] as const;

const hasFonts = existsSync('/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf');
const title = 'board, process page, stations and wallboard look as they did';

test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({ ...launchOptions, env: { ...process.env, FONTCONFIG_FILE: fonts } }),
});

/** At the moment of the pictures, and when all that is usual has been learned. */
async function startAtPictureTime(server: TestServer): Promise<void> {
  await server.start({ NODE_OPTIONS: `--import=${clock}`, CLOCK_START: String(pictureTime) });
  await tellStory(server);
  const read = async <T>(path: string) => (await (await fetch(`${server.url}/api/${path}`)).json()) as T;
  const learned = async () => {
    const { counts } = await read<{ counts: { late: number; quiet: number } }>('processes?limit=1');
    const { items } = await read<{ items: { workflow: string; total: { samples: number } }[] }>('workflows');
    const samples = items.find(({ workflow }) => workflow === 'Recruitment')?.total.samples;
    return { late: counts.late, quiet: counts.quiet, samples };
  };
  await expect.poll(learned, { timeout: 15_000 }).toEqual({ late: 2, quiet: 1, samples: 21 });
}

// Letters of other fonts are no regression: where the fonts are missing, the title says so.
const compare = hasFonts ? test : test.skip;
compare(hasFonts ? title : `${title} (not run: needs fonts-noto-core)`, async ({ page, server }) => {
  await startAtPictureTime(server);
  await page.clock.setFixedTime(pictureTime);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const [name, path] of pages) {
    const look = async (picture: string) => {
      await expectRest(page, picture);
      await expect.soft(page).toHaveScreenshot(`${name}-${picture}.png`);
    };
    await page.goto(server.url + path);
    await expect(page.getByText('Dana Levi').first()).toBeVisible();
    await expect(page.getByText('Live', { exact: true }).first()).toBeAttached();
    await look('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await look('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await speak(page, 'he');
    await look('hebrew');
    await speak(page, 'en');
    await page.setViewportSize(phone);
    await look('phone');
    await page.setViewportSize(wide);
  }
});
