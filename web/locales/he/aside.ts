/** What stands aside of the first view: the sheets, the sign-in and the board while it is empty. */
export const aside = {
  webhook: {
    address: 'כתובת',
    explain: 'יש להדביק אותה בהגדרות ה־Webhook אצל הספק.',
    names:
      'כדי להפריד בין סוגי תהליכים אפשר להוסיף בסוף הכתובת שם לבחירתך. הקליטה הראשונה תיצור אותו. לדוגמה:',
    loading: 'הכתובת מתקבלת מהשרת',
  },
  shortcuts: {
    board: 'בלוח התהליכים',
    process: 'בעמוד של תהליך',
    deliveries: 'בקליטות',
    everywhere: 'בכל מקום',
    search: 'חיפוש',
    rows: 'השורה הבאה והשורה הקודמת',
    open: 'פתיחת השורה',
    export: 'ייצוא',
    pause: 'השהיית התצוגה וחידושה',
    events: 'האירוע הבא והאירוע הקודם',
    clear: 'ביטול הבחירה',
    pick: 'סימון השורה',
    help: 'הרשימה הזאת',
    space: 'רווח',
    enter: 'Enter',
    escape: 'Esc',
  },
  signIn: {
    title: 'כניסה',
    explain: 'נדרש כאן אסימון ה־API, פעם אחת בלבד. לאחר מכן הדפדפן נשאר מחובר.',
    token: 'אסימון API',
    submit: 'כניסה',
    empty: 'יש להדביק קודם את האסימון.',
  },
  empty: {
    title: 'ממתינים ל־Webhook הראשון',
    explain:
      'יש להדביק את הכתובת הזאת בהגדרות ה־Webhook אצל הספק וללחוץ שם על Test. כל מה שיגיע יופיע כאן מיד.',
    guide: 'עם פרטי הזדהות, שם, וסימון של כל Webhook שמגיע:',
    guideLink: 'הגדרת מקור',
    or: 'אין עדיין מה לחבר?',
    sample: 'הרצת תהליך לדוגמה',
    sampling: 'מתבצעת הרצה',
  },
};
