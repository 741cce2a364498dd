/** The list with the entry of that id at another place. */
export function placeAt<Entry extends { id: number }>(
  entries: readonly Entry[],
  id: number,
  place: number,
): Entry[] {
  const moved = entries.filter((entry) => entry.id === id);
  return entries.filter((entry) => entry.id !== id).toSpliced(place, 0, ...moved);
}
