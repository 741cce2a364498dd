/** The board as it was at a moment of the past. */
export const past = {
  label: 'The past',
  moment: 'Moment that is shown',
  asOf: 'As of',
  back: 'Back to now',
  now: 'Now',
  earlier: 'Earlier',
  later: 'Later',
  close: 'Close',
  failed: 'How far back it goes could not be loaded.',
} as const;
