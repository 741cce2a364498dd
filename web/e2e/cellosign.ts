const types = {
  created: 'WHEF_SESSION_CREATED',
  loggedIn: 'WHEF_CLIENT_LOGGED_IN',
  loaded: 'WHEF_CLIENT_FORM_LOADED',
  submitted: 'WHEF_CLIENT_FORM_SUBMITTED',
  expired: 'WHEF_SESSION_EXPIRED',
  deleted: 'WHEF_SESSION_DELETED',
  fieldChanged: 'WHEF_FORM_FIELD_CHANGED',
} as const;

export interface Told {
  processId: string;
  processNumber?: number;
  recipient?: { id: number; name: string };
  transaction?: number;
  labels?: Record<string, string>;
  /** Epoch milliseconds; now, unless said otherwise. */
  at?: number;
}

/** The vendor's body for one step of one session. A recipient has one session in a process. */
export function step(type: keyof typeof types, told: Told): object {
  const {
    processId,
    processNumber = 51,
    recipient = { id: 1, name: 'Candidate' },
    transaction = 53,
    labels = {},
  } = told;
  return {
    event: { type: types[type], timestamp: new Date(told.at ?? Date.now()).toISOString() },
    session: {
      id: `${processId}-${recipient.id}`,
      reference: processId,
      process_id: processId,
      process_number: processNumber,
      transaction_number: transaction,
      recipient,
      labels,
    },
    ...(type === 'created' ? {} : { client: { ip: '127.0.0.1', user_agent: 'Best browser ever' } }),
  };
}

/** The end of a process. */
export function archive({ processId, at }: Told): object {
  const timestamp = new Date(at ?? Date.now()).toISOString();
  return {
    event: { type: 'WHP_ARCHIVE', timestamp },
    reference: processId,
    sessions: [],
    signatures: [],
    data: [],
  };
}
