import { createHash } from 'node:crypto';
import { step } from './cellosign.ts';
import { expectFit } from './expect-fit.ts';
import { expect, test } from './server.ts';

const morning = Date.UTC(2025, 0, 26, 8);
const at = (minute: number) => morning + minute * 60_000;
const iso = (minute: number) => new Date(at(minute)).toISOString();
const candidate = { id: 1, name: 'Candidate' };
const manager = { id: 2, name: 'מנהלת' };
const pdf = Buffer.from('%PDF-1.7 the signed lease');
const sha256 = createHash('sha256').update(pdf).digest('hex');

/** An archive of two sessions, with everything that one can tell. */
const archive = {
  event: { type: 'WHP_ARCHIVE', timestamp: iso(60) },
  reference: 'a',
  sessions: [candidate, manager].map((recipient, index) => ({
    id: `a-${recipient.id}`,
    author: 'dana.levi@example.com',
    process_id: 'a',
    process_number: 51,
    transaction_number: 53 + index,
    recipient,
    labels: { position: 'nurse' },
    submission_details: {
      ip: index === 0 ? '203.0.113.7' : '[removed]',
      user_agent: 'Best browser ever',
      device: index === 0 ? 'mobile' : 'desktop',
      latitude: index === 0 ? 33.196944 : '[removed]',
      longitude: index === 0 ? 35.543705 : '[removed]',
      accuracy: 1000,
    },
    created_at: iso(index * 20),
    submitted_at: iso(index * 20 + 15),
    template: { id: '9fa70d4ccea84262b1ed2308a07a3fb4' },
    integrations: [
      { id: '1', type: 'EF_CLIENT_LOGGED_IN', status: 'success', executed_at: iso(index * 20 + 5) },
    ],
  })),
  signatures: [
    { id: 'SIGNATURE1', signed_at: iso(14), signed_by: { id: '1', name: 'Candidate' } },
    { id: 'SIGNATURE2', signed_at: iso(34), signed_by: { id: '2', name: 'מנהלת' } },
  ],
  payments: [
    {
      status: 'success',
      type: 'verify_credit_card',
      transaction_id: '4a45b2df-f7bd-48bf-a2b4-b8405eb51194',
      session_id: 'a-1',
      provider_transaction_result: { currency: 'ILS', card_mask: '458045******4580' },
      amount: 2100,
    },
  ],
  attachments: [{ filename: 'id-card.png', mimetype: 'image/png', content: 'BASE64 file content' }],
  signed_document: { filename: 'חוזה.pdf', mimetype: 'application/pdf', content: pdf.toString('base64') },
};

test('an archive that arrives is told below the events, and what comes late changes what it is compared with', async ({
  page,
  server,
}) => {
  await server.start();
  // What is private is kept only where a source says so.
  const source = { provider: 'cellosign', slug: 'hr', workflow: 'hr', keeps: ['ip', 'position', 'files'] };
  const made = await fetch(`${server.url}/api/sources`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(source),
  });
  expect(made.status).toBe(201);
  await server.post(step('created', { processId: 'a', at: at(0), recipient: candidate }));
  await server.post(step('loggedIn', { processId: 'a', at: at(5), recipient: candidate }));
  await page.goto(`${server.url}/processes/a`);
  await expect(page.getByRole('row', { name: /Link opened/u })).toBeVisible();
  const panel = page.getByRole('region', { name: 'Archive' });
  await expect(panel).toBeHidden();

  await server.post(archive);
  await expect(panel).toContainText('2 of 6 steps arrived as webhooks');
  await expect(panel).toContainText('מנהלת Form sent, Link opened, Form submitted');
  for (const told of [
    'dana.levi@example.com',
    'mobile · 203.0.113.7 · Best browser ever',
    '33.1969, 35.5437 ± 1,000 m',
    'SIGNATURE2',
    '2,100 ILS',
    'image/png · size not told',
  ])
    await expect(panel).toContainText(told);
  await expect(panel).not.toContainText('4580');
  await expect(panel).not.toContainText('removed');
  await expect(page.getByRole('row', { name: /told later by the archive/u })).toHaveCount(4);

  await server.post(step('submitted', { processId: 'a', at: at(15), recipient: candidate }));
  await expect(panel).toContainText('3 of 6 steps arrived as webhooks');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('link', { name: /Download/u }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('חוזה.pdf');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  expect(createHash('sha256').update(Buffer.concat(chunks)).digest('hex')).toBe(sha256);
  await expect(panel.getByRole('button', { name: /Copy the SHA-256/u })).toContainText(sha256.slice(0, 8));
  await expect(panel.getByRole('button', { name: /Copy the reference/u })).toContainText('4a45b2df…');
  await expect(panel).toContainText('the archive told the other 3 steps');
  await expect(panel.getByRole('link', { name: 'Look at the source hr' })).toBeVisible();
  await expectFit(page, 'archive');
});

test('where a file was not kept, its delivery says what it was', async ({ page, server }) => {
  await server.start();
  await server.post(archive);
  await page.goto(`${server.url}/deliveries?open=1`);
  const text = page.getByRole('dialog').locator('pre');
  const note = (name: string) => text.locator('mark').filter({ hasText: name });
  await expect(note('חוזה.pdf')).toContainText(`${pdf.length} bytes`);
  await expect(note('חוזה.pdf')).toContainText(`SHA-256 ${sha256.slice(0, 12)}`);
  await expect(note('id-card.png')).toContainText('its content was no file');
  await expect(text).not.toContainText('"removed"');
  await page.getByRole('button', { name: 'As it is kept' }).click();
  await expect(note('חוזה.pdf')).toBeVisible();
  await expectFit(page, 'a delivery with files');
});

test('a time that the clock showed twice says so', async ({ page, server }) => {
  await server.start();
  const body = step('created', { processId: 'a' }) as { event: { timestamp: string } };
  body.event.timestamp = '2025-10-26T01:30:00';
  await server.post(body);
  await page.goto(`${server.url}/processes/a`);
  await expect(page.getByRole('row', { name: /the clock was set back in this hour/u })).toBeVisible();
});
