/** What stands on and around the card of a source's credentials. */
export const credentials = {
  title: 'פרטי הזדהות',
  made: 'נוצרו {{ago}}',
  ending: 'מסתיימים ב־{{ending}}',
  used: 'שימוש אחרון {{ago}}',
  unused: 'ללא שימוש מאז שהשרת הופעל',
  older: 'הישנים',
  newer: 'החדשים',
  remove: 'הסרה',
  removeNamed: 'הסרה: {{name}}',
  rotation: 'החלפה ללא הפסקה: ליצור חדשים, להדביק אותם ב־{{vendor}}, ואז להסיר את הישנים. עד אז שניהם תקפים.',
  two: 'שניהם תקפים. כשהשימוש האחרון בחדשים מתקדם ובישנים עומד במקומו, אפשר להסיר את הישנים.',
  removing: {
    title: 'להסיר את פרטי ההזדהות האלה?',
    explain: 'בקשות שיציגו אותם יידחו מרגע זה.',
    last: {
      shared: 'אלה פרטי ההזדהות היחידים של המקור: מרגע זה יהיו תקפים אלה של WEBHOOK_AUTH.',
      open: 'אלה פרטי ההזדהות היחידים של המקור: מרגע זה הוא פתוח, וכל מי שהכתובת ידועה לו יוכל לשלוח אליו.',
    },
    submit: 'הסרה',
  },
  make: {
    title: 'פרטי הזדהות חדשים',
    explain: 'כך {{vendor}} מזדהה. הסוד נוצר כאן ומוצג פעם אחת.',
    scheme: 'אימות',
    nameHint: 'אם נשאר ריק: {{name}}',
    headerFault:
      'מפתח בנוי מאותיות לטיניות, מספרות ומסימנים כגון - ו־_, ואינו כזה שכבר אומר דבר אחר, כגון Host או Content-Type.',
    userFault: 'הוא אינו יכול להכיל נקודתיים.',
    submit: 'יצירה',
  },
  scheme: {
    header: {
      name: 'Custom',
      hint: 'מפתח אחד וערך אחד, שנשלחים ככותרת. הפשוט ביותר: להדביק את שניהם.',
      field: 'מפתח',
      usual: 'X-Signalbox-Key',
    },
    basic: { name: 'Basic', hint: 'משתמש וסיסמה.', field: 'משתמש', usual: 'signalbox' },
    oauth: {
      name: 'Secret',
      hint: 'הספק מקבל כאן תחילה אסימון ומציג אותו. ב־Cellosign יוצרים אותו תחת Integrations, ‏Secrets.',
      field: 'שם משתמש או client id',
      usual: 'signalbox',
    },
    bearer: {
      name: 'Bearer',
      hint: 'אסימון קבוע אחד בכותרת Authorization.',
      field: 'אסימון',
      usual: '',
    },
  },
};
