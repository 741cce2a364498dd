/** What stands on and around the card of a source's credentials. */
export const credentials = {
  title: 'פרטי הזדהות',
  made: 'נוצרו {{ago}}',
  ending: 'מסתיימים ב־{{ending}}',
  remove: 'הסרה',
  removeNamed: 'הסרה: {{name}}',
  rotation: 'החלפה ללא הפסקה: ליצור חדשים, להדביק אותם ב־{{vendor}}, ואז להסיר את הישנים. עד אז שניהם תקפים.',
  two: 'שניהם תקפים. כש־{{vendor}} משתמש בחדשים, אפשר להסיר את הישנים.',
  removing: {
    title: 'להסיר את פרטי ההזדהות האלה?',
    explain: 'בקשות שיציגו אותם יידחו מרגע זה.',
    last: 'אלה פרטי ההזדהות היחידים של המקור: מרגע זה יהיו תקפים אלה של WEBHOOK_AUTH, ואם אין כאלה, כל מי שהכתובת ידועה לו יוכל לשלוח אליה.',
    submit: 'הסרה',
  },
  make: {
    title: 'פרטי הזדהות חדשים',
    explain: 'כך {{vendor}} מזדהה. הסוד נוצר כאן ומוצג פעם אחת.',
    scheme: 'אימות',
    nameHint: 'אם נשאר ריק: {{name}}',
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
