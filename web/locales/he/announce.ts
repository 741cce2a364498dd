/** What a screen reader says of changes on the board. */
export const announce = {
  changed_one: 'תהליך אחד השתנה',
  changed_two: 'שני תהליכים השתנו',
  changed_other: '{{count}} תהליכים השתנו',
  waiting_one: 'אחד חדש או עלה במקום',
  waiting_two: 'שניים חדשים או עלו במקום',
  waiting_other: '{{count}} חדשים או עלו במקום',
  late_one: 'אחד מתעכב',
  late_two: 'שניים מתעכבים',
  late_other: '{{count}} מתעכבים',
};
