/** One delivery: when it arrives (epoch milliseconds), at which source's address, and its JSON body. */
export interface Step {
  at: number;
  source: string;
  body: object;
  /** The process that the body speaks of. */
  processId: string;
}
