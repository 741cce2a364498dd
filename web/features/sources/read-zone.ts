/** Null for a name that is left out; undefined for one that is no zone. */
export function readZone(typed: string): string | null | undefined {
  const name = typed.trim();
  if (name === '') return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  } catch {
    return undefined;
  }
}
