/** The vendor's body for a notification, small and complete; a test puts what it cares about over it, or undefined. */
export function notification(over: { event?: object; session?: object; client?: object } = {}) {
  return {
    event: told({ type: 'WHEF_SESSION_CREATED', timestamp: '2025-01-26T08:49:33.626046', ...over.event }),
    session: told({
      id: '5Wkt78ciJc',
      reference: '7932390e-ee95-4888-ba64-9c7e6f2f5908',
      process_id: '7932390e-ee95-4888-ba64-9c7e6f2f5908',
      process_number: 51,
      transaction_number: 53,
      recipient: { id: 1, name: 'client' },
      labels: { position: 'nurse' },
      ...over.session,
    }),
    ...(over.client ? { client: over.client } : {}),
  };
}

/** A notification of a process of its own, told apart by one word. */
export function notificationOf(process: string, type = 'WHEF_SESSION_CREATED', session: object = {}) {
  return notification({
    event: { type },
    session: { id: `session-${process}`, process_id: process, reference: process, ...session },
  });
}

/** Without the members that are undefined: JSON has no such thing. */
function told(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
