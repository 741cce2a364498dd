/** The sentence that says why a body is no value. Never a word of what it holds: that may be personal. */
export interface UnparsedBody {
  ok: false;
  reason: string;
}
/** `hasUnread`: whether the body holds what is not in the value, to be asked before the value is changed. */
export type ParsedBody = { ok: true; value: unknown; hasUnread: () => boolean } | UnparsedBody;

/** Nesting deeper than this is no vendor's event; past it, walking a value could exhaust the stack. */
export const maxDepth = 64;
