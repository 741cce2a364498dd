import { randomUUID } from 'node:crypto';
import { GivingUp } from './run-command.mjs';

const minute = 60_000;
const viewport = { width: 1120, height: 760 };
/** Of the page, in pixels: its name, its line, its chart and what happened last. */
const height = 608;

const recipients = ['Candidate', 'Manager', 'HR'];
const kinds = {
  created: 'WHEF_SESSION_CREATED',
  opened: 'WHEF_CLIENT_LOGGED_IN',
  loaded: 'WHEF_CLIENT_FORM_LOADED',
  submitted: 'WHEF_CLIENT_FORM_SUBMITTED',
};
/** Minutes after the start, and what happens then at which of the recipients. */
const story = /** @type {[number, keyof typeof kinds | 'archived', number][]} */ ([
  [0, 'created', 0],
  [18, 'opened', 0],
  [19, 'loaded', 0],
  [25, 'submitted', 0],
  [25.1, 'created', 1],
  [96, 'opened', 1],
  [98, 'loaded', 1],
  [107, 'submitted', 1],
  [107.1, 'created', 2],
  [214, 'opened', 2],
  [217, 'loaded', 2],
  [236, 'submitted', 2],
  [238, 'archived', 2],
]);
/** A wait of more minutes than this is shown once more half way, so that the bars are seen to grow. */
const longWait = 4;
const shownFor = { wait: 250, event: 500, end: 2000 };

/**
 * Posts one process to a running server, step by step, and looks at its page after each: hours in seconds, since the
 * clock of the page goes with the story.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @returns {Promise<{ png: Buffer, shownFor: number }[]>}
 */
export async function liveProcess(browser, url) {
  const processId = randomUUID();
  const last = story.at(-1)?.[0] ?? 0;
  const start = Date.now() - last * minute;
  const page = await browser.newPage({
    viewport,
    reducedMotion: 'reduce',
    colorScheme: 'light',
    timezoneId: 'Asia/Jerusalem',
    locale: 'en-GB',
  });
  const look = async (/** @type {number} */ minutes) => {
    await page.clock.setFixedTime(start + minutes * minute + 1000);
    // The clock of the page goes on at once when the page is come back to.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    const box = await page.locator('main').boundingBox();
    if (!box) throw new GivingUp('The page of the process is not there.');
    return page.screenshot({ clip: { x: box.x, y: 0, width: viewport.width - box.x, height } });
  };

  const frames = [];
  for (const [at, [minutes, kind, recipient]] of story.entries()) {
    const before = story[at - 1]?.[0] ?? minutes;
    if (minutes - before > longWait) {
      frames.push({ png: await look((before + minutes) / 2), shownFor: shownFor.wait });
    }
    await page.clock.setFixedTime(start + minutes * minute + 1000);
    await post(url, bodyOf(processId, start + minutes * minute, kind, recipient));
    if (at === 0) {
      await page.goto(`${url}/processes/${processId}`, { waitUntil: 'networkidle' });
      await page.evaluate(() => document.fonts.ready);
    }
    await page.locator('main tbody tr').nth(at).waitFor({ state: 'attached' });
    frames.push({
      png: await look(minutes),
      shownFor: at === story.length - 1 ? shownFor.end : shownFor.event,
    });
  }
  await page.close();
  return frames;
}

/**
 * @param {string} url
 * @param {object} body
 */
async function post(url, body) {
  const answer = await fetch(`${url}/webhooks/cellosign/recruitment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new GivingUp(`A step of the animation was refused: ${await answer.text()}`);
}

/**
 * @param {string} processId
 * @param {number} at epoch milliseconds
 * @param {keyof typeof kinds | 'archived'} kind
 * @param {number} recipient
 */
function bodyOf(processId, at, kind, recipient) {
  const timestamp = new Date(at).toISOString();
  if (kind === 'archived') {
    const event = { type: 'WHP_ARCHIVE', timestamp };
    return { event, reference: processId, sessions: [], signatures: [], data: [] };
  }
  return {
    event: { type: kinds[kind], timestamp },
    session: {
      id: `${processId}-${recipient}`,
      process_id: processId,
      process_number: 351,
      transaction_number: 1053 + recipient,
      recipient: { id: recipient + 1, name: recipients[recipient] },
      labels: { CUSTOMER_TAG: 'north', position: 'nurse', candidate: 'Dana Levi' },
    },
  };
}
