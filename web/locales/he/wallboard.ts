/** The board for a screen on the wall. */
export const wallboard = {
  title: 'לוח קיר',
  all: 'כל סוגי התהליכים',
  order: 'מה שמועדו קרוב ראשון',
  present: 'כפי שהוא עכשיו',
  lastEvent: 'אירוע אחרון {{ago}}',
  tomorrow: 'מחר',
  late: 'מתעכב',
  quiet: 'שקט',
  nothing: 'אין תהליכים פעילים',
  page: '{{page}} / {{pages}}',
  firstOf: '{{most}} הראשונים מתוך {{all}}',
  counts: { underWay: '{{all}} בתהליך', late: '{{all}} מתעכבים', expired: '{{all}} פגי תוקף' },
  fullScreen: 'מסך מלא (F)',
  back: 'חזרה ללוח (Esc)',
  backTo: 'חזרה אל {{moment}} (Esc)',
};
