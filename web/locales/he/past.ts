/** The board as it was at a moment of the past. */
export const past = {
  label: 'העבר',
  moment: 'הרגע המוצג',
  asOf: 'נכון ל־',
  back: 'חזרה להווה',
  now: 'עכשיו',
  earlier: 'מוקדם יותר',
  later: 'מאוחר יותר',
  close: 'סגירה',
  failed: 'לא ניתן לברר עד כמה אפשר לחזור לאחור.',
};
