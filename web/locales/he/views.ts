/** Views that people keep. */
export const views = {
  label: 'תצוגות שמורות',
  save: 'שמירת התצוגה',
  name: 'שם',
  hint: 'התצוגה תופיע בסרגל הצד אצל כל מי שמשתמש ב־Signalbox הזה.',
  submit: 'שמירה',
  actions: 'פעולות על {{name}}',
  rename: 'שינוי שם',
  up: 'העברה למעלה',
  down: 'העברה למטה',
  remove: 'הסרה',
  removed: 'התצוגה הוסרה.',
};
