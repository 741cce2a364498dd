/** The dialog in which a file is made. */
export const exporting = {
  title: 'Export',
  scope: {
    search_one: '{{number}} process of this search',
    search_other: '{{number}} processes of this search',
    more: 'More than {{number}} processes of this search',
    unknown: 'What this search finds',
    now: 'As it stands when you press Download. What comes in later is not in it.',
    past: 'As it was on {{time}}, like the screen.',
  },
  kinds: {
    table: 'Tables',
    data: 'For other programs',
    mining: 'For process mining',
    picture: 'Pictures',
    document: 'Documents',
  },
  formats: {
    csv: { name: 'CSV', hint: 'A plain table that every spreadsheet program opens.' },
    xlsx: {
      name: 'Excel (XLSX)',
      hint: 'A workbook for Excel and others: one sheet of processes, one of events, with real dates.',
    },
    json: { name: 'JSON', hint: 'Whole processes with their events, as the API tells them.' },
    ndjson: { name: 'NDJSON', hint: 'One event per line, each a CloudEvent.' },
    xes: { name: 'XES', hint: 'The standard log that process mining programs read.' },
    ocel: {
      name: 'OCEL (JSON)',
      hint: 'Events with processes, sessions, recipients and documents as objects.',
    },
    'ocel-sqlite': { name: 'OCEL (SQLite)', hint: 'The same as a database file.' },
    png: { name: 'PNG', hint: 'For documents and messages.' },
    svg: { name: 'SVG', hint: 'Sharp at any size, with its letters.' },
    html: {
      name: 'Evidence pack',
      hint: 'A document that shows by itself whether it was changed. Opens from a disk.',
    },
    pdf: { name: 'Evidence pack (PDF)', hint: 'The same for paper, with every fact attached as data.' },
  },
  rows: {
    label: 'Rows',
    events: 'One per event',
    processes: 'One per process, with columns for each station',
  },
  firstRows: 'The first rows of the board, {{number}} at most, as they are now.',
  size: {
    asking: 'Reckoning how large it will be…',
    unknown: 'How large it will be is not known before it is made.',
    about_one: 'About {{size}}, {{number}} event.',
    about_other: 'About {{size}}, {{number}} events.',
    more_one: 'At least {{size}}, {{number}} event.',
    more_other: 'At least {{size}}, {{number}} events.',
  },
  passesSheet: {
    xlsx: 'More rows than one sheet may have: the table goes on in further sheets.',
    csv: 'Spreadsheet programs show only the first 1,048,576 rows of a CSV file. The file itself has them all.',
  },
  progress: {
    label: 'How far the file is',
    running: 'Making the file: {{size}} so far. You may close this, the download goes on.',
    done: 'Done: {{size}}. Your browser has it among its downloads.',
    cut: 'Stopped. What was downloaded until then is not whole.',
    failed: 'The file could not be made whole, and the download broke off. Please try again.',
  },
  download: 'Download',
  stop: 'Stop',
  close: 'Close',
};
