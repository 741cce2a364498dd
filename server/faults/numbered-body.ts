const types = [
  'WHEF_SESSION_CREATED',
  'WHEF_CLIENT_LOGGED_IN',
  'WHEF_CLIENT_FORM_LOADED',
  'WHEF_CLIENT_FORM_SUBMITTED',
];

/**
 * The body with this number: always the same bytes, and an event of its own. Four in a row are one session's way.
 * `filler` is the size in bytes of a member that nobody reads.
 */
export function numberedBody(number: number, filler = 0): string {
  const time = new Date(Date.UTC(2025, 0, 26, 8) + number * 1000).toISOString().slice(0, -1);
  const process = Math.floor(number / types.length);
  return JSON.stringify({
    event: { type: types[number % types.length], timestamp: `${time}${number % 1000}`.slice(0, 26) },
    session: {
      id: `session-${process}`,
      process_id: `process-${process}`,
      process_number: process,
      transaction_number: number,
      recipient: { id: 1, name: 'candidate' },
      labels: { position: 'nurse', number: `n${number}` },
    },
    ...(filler > 0 ? { filler: 'f'.repeat(filler) } : {}),
  });
}
