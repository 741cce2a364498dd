import type { ProcessState, StationState } from '../shared/states.ts';

interface StateWords {
  process: Readonly<Record<ProcessState, string>>;
  station: Readonly<Record<StationState, string>>;
}

/** What states are called where no page says it: in feeds and in documents. */
export const stateWords: Readonly<Record<'en' | 'he', StateWords>> = {
  en: {
    process: {
      running: 'under way',
      submitted: 'submitted',
      completed: 'completed',
      expired: 'expired',
      deleted: 'deleted',
      failed: 'failed',
      closed: 'closed',
    },
    station: {
      waiting: 'not opened yet',
      opened: 'opened the link',
      filling: 'filling the form',
      submitted: 'submitted',
      expired: 'expired',
      deleted: 'deleted',
      failed: 'failed',
    },
  },
  he: {
    process: {
      running: 'בתהליך',
      submitted: 'הוגש',
      completed: 'הושלם',
      expired: 'פג תוקף',
      deleted: 'נמחק',
      failed: 'נכשל',
      closed: 'נסגר',
    },
    station: {
      waiting: 'טרם נפתח',
      opened: 'הקישור נפתח',
      filling: 'הטופס במילוי',
      submitted: 'הוגש',
      expired: 'פג תוקף',
      deleted: 'נמחק',
      failed: 'נכשל',
    },
  },
};
