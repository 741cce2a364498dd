/** A body as a value, or the sentence that says why it is none. Never a word of what it holds: that may be personal. */
export type ParsedBody = { ok: true; value: unknown } | { ok: false; reason: string };

/** Nesting deeper than this is no vendor's event; past it, walking a value could exhaust the stack. */
export const maxDepth = 64;
