import type { Picture, Wanted } from '../../shared/picture.ts';

/** Draws pictures and turns them into pixels; where the drawings come from is the business of the assembly. */
export interface PictureMaker {
  draw(wanted: Wanted): Promise<Picture>;
  /** A PNG of an SVG document that is drawn with installed letters, `scale` times as large. */
  pixels(svg: string, scale: number): Promise<Uint8Array<ArrayBuffer>>;
}
