/** Epoch microseconds as the wire writes a moment: three decimals and `Z`. Null stays null. */
export function toIso(us: number): string;
export function toIso(us: number | null | undefined): string | null;
export function toIso(us: number | null | undefined): string | null {
  return us === null || us === undefined ? null : write(Math.floor(us / 1000));
}

const day = 24 * 60 * 60_000;
/** The date written last: the moments of a process lie close together, and a date is what costs to write. */
let last = { day: NaN, text: '' };

function write(ms: number): string {
  const today = Math.floor(ms / day);
  if (today !== last.day) last = { day: today, text: new Date(ms).toISOString().slice(0, -13) };
  const rest = ms - today * day;
  const hour = Math.floor(rest / 3_600_000);
  const minute = Math.floor(rest / 60_000) % 60;
  const second = Math.floor(rest / 1000) % 60;
  return `${last.text}${two(hour)}:${two(minute)}:${two(second)}.${String(rest % 1000).padStart(3, '0')}Z`;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
