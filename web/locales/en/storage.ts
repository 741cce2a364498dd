/** What everybody is told when the server runs out of room. */
export const storage = {
  low: {
    title: "The server's disk is nearly full: {{left}} left.",
    explain:
      'Signing events will stop being accepted when it is full. Please tell whoever looks after the server.',
  },
  full: {
    title: "The server's disk is full: signing events are being refused.",
    explain:
      'What you see may be out of date until there is room. Please tell whoever looks after the server now.',
  },
  unwritable: {
    title: 'The server cannot store anything right now: signing events are being refused.',
    explain: 'What you see may be out of date until it can. Please tell whoever looks after the server now.',
  },
} as const;
