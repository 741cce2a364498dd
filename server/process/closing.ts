/** What a person last did about a process, beyond its facts. */
export interface Closing {
  /** Number of the log at which that was: a fact after it opens the process again. */
  seq: number;
  /** Epoch milliseconds at which it was closed; null where it was opened again. */
  at: number | null;
}
