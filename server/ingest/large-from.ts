/** Bytes from which on a body is large: what would hold up everyone else is done elsewhere, a few at a time. */
export const largeFrom = 256 * 1024;
