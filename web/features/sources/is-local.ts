/** Whether an address leads nowhere but to the machine that it is used on. */
export function isLocal(url: string): boolean {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(new URL(url).hostname);
}
