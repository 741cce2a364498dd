/** JSON that is the same for whatever says the same: without spaces and nulls, members in the order of their names. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  const told = members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${told.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(',')}}`;
}
