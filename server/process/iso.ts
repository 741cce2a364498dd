/** Epoch microseconds as the wire writes a moment: three decimals and `Z`. Null stays null. */
export function toIso(us: number): string;
export function toIso(us: number | null | undefined): string | null;
export function toIso(us: number | null | undefined): string | null {
  return us === null || us === undefined ? null : new Date(Math.floor(us / 1000)).toISOString();
}
