/** What each viewer chooses for this browser. */
export const settings = {
  title: 'הגדרות',
  explain: 'ההגדרות חלות על הדפדפן הזה בלבד, ומיד.',
  language: 'שפה',
  likeBrowser: 'כמו בדפדפן: {{value}}',
  zone: 'אזור זמן',
  zoneHint: 'לפיו מוצגים המועדים. כעת שם: {{time}}.',
  week: 'שבוע עבודה',
  weekHint: 'הימים שמצוינים כסוף שבוע: {{days}}.',
  weeks: { usual: 'כמקובל באזור הזמן', sunday: 'ראשון עד חמישי', monday: 'שני עד שישי' },
  theme: 'מראה',
  themes: { system: 'כמו במערכת', light: 'בהיר', dark: 'כהה' },
};
