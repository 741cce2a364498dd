/**
 * Halves the box of colours with the widest channel, weighed by its pixels, until there are as many as there may be.
 * @param {Iterable<Uint32Array>} pictures their colours as 0xRRGGBB; they share the palette
 * @param {number} most how many colours it may have
 * @returns {{ bytes: Buffer, indexOf: (colour: number) => number }} the palette as PNG keeps it, and the place in it of
 *   each colour of the pictures
 */
export function pngPalette(pictures, most) {
  const counts = /** @type {Map<number, number>} */ (new Map());
  for (const colours of pictures) {
    for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const measured = (/** @type {number[]} */ colours) => {
    let [width, channel] = [-1, 0];
    for (const each of [0, 1, 2]) {
      const values = colours.map((colour) => channelsOf(colour)[each] ?? 0);
      const reach = values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
      if (reach > width) [width, channel] = [reach, each];
    }
    const pixels = colours.reduce((sum, colour) => sum + (counts.get(colour) ?? 0), 0);
    return { colours, channel, weight: width * Math.log2(1 + pixels) };
  };
  const boxes = [measured([...counts.keys()])];
  while (boxes.length < most) {
    boxes.sort((a, b) => b.weight - a.weight);
    const widest = boxes[0];
    if (!widest || widest.weight === 0) break;
    const { channel } = widest;
    const sorted = widest.colours.sort(
      (a, b) => (channelsOf(a)[channel] ?? 0) - (channelsOf(b)[channel] ?? 0),
    );
    const half = sorted.length >> 1;
    boxes.splice(0, 1, measured(sorted.slice(0, half)), measured(sorted.slice(half)));
  }
  const index = new Map(
    boxes.flatMap(({ colours }, at) => colours.map((colour) => /** @type {const} */ ([colour, at]))),
  );
  // Of each box its most frequent colour, not a mean: grounds and inks stay exactly what they are.
  const palette = boxes.map(({ colours }) =>
    colours.reduce((a, b) => ((counts.get(b) ?? 0) > (counts.get(a) ?? 0) ? b : a)),
  );
  return {
    bytes: Buffer.from(palette.flatMap(channelsOf)),
    indexOf: (colour) => index.get(colour) ?? 0,
  };
}

/** @param {number} colour */
const channelsOf = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
