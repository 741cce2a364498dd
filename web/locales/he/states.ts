const process = {
  running: 'בתהליך',
  submitted: 'הוגש',
  completed: 'הושלם',
  expired: 'פג תוקף',
  deleted: 'נמחק',
  failed: 'נכשל',
  closed: 'נסגר',
};

const station = {
  waiting: 'טרם נפתח',
  opened: 'הקישור נפתח',
  filling: 'הטופס במילוי',
  submitted: 'הוגש',
  expired: 'פג תוקף',
  deleted: 'נמחק',
  failed: 'נכשל',
  upcoming: 'טרם הגיע לכאן',
};

/** What a state is called wherever it is shown. */
export const states = {
  process,
  station,
  /** A request for signatures, and those who are to sign it. */
  request: { ...process, submitted: 'נחתם על ידי כולם', deleted: 'בוטל' },
  signer: {
    ...station,
    opened: 'המסמך נפתח',
    filling: 'בחתימה',
    submitted: 'נחתם',
    deleted: 'בוטל',
  },
  late: 'מתעכב',
  reconstructed: 'נודע בדיעבד מהארכיון',
  archive: 'ארכיון',
  folded: 'עוד {{stops}} תחנות: {{states}}',
  test: 'בדיקה',
  processNumber: 'מספר תהליך',
  titleNumber: '{{title}}: סוג התהליך ומספר עסקה. במקורות אפשר לבחור תווית שתוצג במקום המספר.',
  undo: 'ביטול',
  removeTest: 'הסרת הבדיקה',
  testRemoved: 'הבדיקה הוסרה. לחיצה נוספת על Test אצל הספק תחזיר אותה.',
};
