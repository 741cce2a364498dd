/** What a screen reader says of changes on the board. */
export const announce = {
  changed_one: '{{count}} process changed',
  changed_other: '{{count}} processes changed',
  waiting_one: '{{count}} new or moved up',
  waiting_other: '{{count}} new or moved up',
  late_one: '{{count}} running late',
  late_other: '{{count}} running late',
} as const;
