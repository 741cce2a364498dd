/** Red, green and blue from 0 to 255, and how much of it covers what lies below, from 0 to 1. */
type Colour = readonly [red: number, green: number, blue: number, cover: number];

/** A colour as every program that reads SVG knows it, with its cover apart. */
export interface Paint {
  colour: string;
  /** From 0 to 1. */
  cover: number;
}

/** Reads a colour of our style sheets, its variables already filled in; null for what is none, such as `none` or `url(#p)`. */
export function paintOf(text: string, theme: 'light' | 'dark'): Paint | null {
  const colour = read(text.trim(), theme);
  if (colour === null) return null;
  const [red, green, blue, cover] = colour;
  const hex = [red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('');
  return { colour: `#${hex}`, cover: Math.round(cover * 1000) / 1000 };
}

function read(text: string, theme: 'light' | 'dark'): Colour | null {
  if (text === 'transparent') return [0, 0, 0, 0];
  const [, digits] = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text) ?? [];
  if (digits !== undefined) return ofDigits(digits);
  const [, name, inside] = /^(light-dark|color-mix)\((.*)\)$/s.exec(text) ?? [];
  const parts = inside === undefined ? [] : topLevel(inside);
  if (name === 'light-dark') return read(parts[theme === 'light' ? 0 : 1] ?? '', theme);
  return name === 'color-mix' ? mix(parts, theme) : null;
}

function ofDigits(digits: string): Colour {
  const pairs = digits.length === 3 ? digits.replace(/./g, '$&$&').match(/../g) : digits.match(/../g);
  const [red = 0, green = 0, blue = 0] = (pairs ?? []).map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue, 1];
}

/** `color-mix(in srgb, FIRST SHARE%, SECOND)`, which is how all our style sheets write it. */
function mix([, first = '', second = '']: readonly string[], theme: 'light' | 'dark'): Colour | null {
  const [, colour = '', share = ''] = /^(.*)\s([\d.]+)%$/s.exec(first) ?? [];
  const a = read(colour, theme);
  const b = read(second, theme);
  if (a === null || b === null) return null;
  const part = Number(share) / 100;
  const cover = a[3] * part + b[3] * (1 - part);
  const blend = (at: 0 | 1 | 2) => (a[at] * a[3] * part + b[at] * b[3] * (1 - part)) / cover;
  return [blend(0), blend(1), blend(2), cover];
}

/** Splits at the commas that stand in no brackets. */
function topLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (at < text.length && (letter !== ',' || depth > 0)) continue;
    parts.push(text.slice(from, at).trim());
    from = at + 1;
  }
  return parts;
}
