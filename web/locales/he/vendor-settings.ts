/** What only the sources of one vendor can be told. */
export const vendor = {
  title: 'הגדרות עבור {{vendor}}',
  submit: 'שמירה',
  saved: 'נשמר.',
  isSet: 'מוגדר; הקלדה תחליף אותו',
  unset: 'לא מוגדר',
  unasked: 'עדיין אי אפשר לשאול את {{vendor}}.',
  missing: 'עוד נדרש: {{names}}. עד אז האירועים שלו ממתינים ואינם בלוח.',
  unanswered: '{{vendor}} אינו עונה.',
  trouble:
    'לראשונה {{ago}}: לא ניתן היה להגיע אליו, או שתשובתו לא הייתה ברורה ({{cause}}). האירועים ממתינים ואינם בלוח; הוא יישאל שוב מעצמו במשך יממה.',
  setting: {
    appId: { name: 'מזהה אפליקציה', hint: 'כשהוא מוגדר, אירועים של אפליקציה אחרת נדחים.' },
    appEnv: { name: 'סביבה', hint: 'כשהיא מוגדרת, אירועים של סביבה אחרת נדחים.' },
    verification: {
      name: 'אימות',
      hint: 'כדי לשאול נדרשים מפתח API וגישה אל הספק. בלי זה, רק פרטי ההזדהות של המקור מגינים עליו.',
    },
    apiKey: { name: 'מפתח API', hint: 'נשמר מוצפן ואינו מוצג שוב.' },
    apiUrl: { name: 'כתובת ה־API', hint: 'ריק: הכתובת של הספק.' },
    webhookId: { name: 'מזהה Webhook', hint: 'משמש לאיתור ולהבאה של מה שלא הגיע.' },
  },
  choice: {
    vendor: 'לשאול את הספק על כל אירוע',
    DEVELOPMENT: 'פיתוח',
    STAGING: 'קדם־ייצור',
    PRODUCTION: 'ייצור',
  },
};
