/** What each viewer chooses for this browser. */
export const settings = {
  title: 'Settings',
  explain: 'They count for this browser only, and at once.',
  language: 'Language',
  likeBrowser: 'As the browser: {{value}}',
  zone: 'Time zone',
  zoneHint: 'In which times are shown. There it is {{time}} now.',
  week: 'Working week',
  weekHint: 'Which days are told as weekend: {{days}}.',
  weeks: { usual: 'As usual in the time zone', sunday: 'Sunday to Thursday', monday: 'Monday to Friday' },
  theme: 'Look',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
} as const;
