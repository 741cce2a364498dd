/** What a program asks of the disk. Paths are whole. */
export type Request =
  /** `at` is null for what goes to the end. */
  | { kind: 'write'; file: string; at: number | null; bytes: Buffer }
  | { kind: 'truncate'; file: string; size: number }
  | { kind: 'create'; file: string }
  | { kind: 'unlink'; file: string }
  | { kind: 'rename'; file: string; to: string }
  | { kind: 'folder'; file: string }
  /** Of a file or of a folder. */
  | { kind: 'sync'; file: string };

/** One moment of a recording, in the order in which the system saw them. */
export type Moment =
  | { kind: 'begin'; id: number; request: Request }
  /** `done` is what the call gave: bytes of a write, 0 of others, -1 where it failed. */
  | { kind: 'end'; id: number; done: number }
  /** The acknowledgement of this number leaves. */
  | { kind: 'acknowledged'; number: number };
