/** The columns of the board, and how they are chosen. */
export const columns = {
  title: 'העמודות המוצגות, לפי הסדר',
  reset: 'חזרה לעמודות הרגילות',
  earlier: 'הקדמת העמודה {{column}}',
  later: 'דחיית העמודה {{column}}',
  moved: 'העמודה {{column}} במקום {{place}} מתוך {{places}}',
  names: {
    number: 'מספר',
    transaction: 'מספר עסקה',
    workflow: 'סוג תהליך',
    holder: 'נמצא אצל',
    waiting: 'זמן המתנה',
    due: 'מועד צפוי',
    progress: 'הוגשו',
    started: 'התחלה',
    completed: 'סיום',
    source: 'מקור',
  },
  cells: { progress: '{{done}} מתוך {{all}}', late: 'מתעכב' },
};
