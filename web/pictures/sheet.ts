import { createContext, useContext } from 'react';

/** The sheet that a picture is drawn on. Places on it are told from the edge where a line of text begins. */
export interface Sheet {
  /** Pixels. */
  width: number;
  rightToLeft: boolean;
}

export const SheetContext = createContext<Sheet>({ width: 0, rightToLeft: false });

/** Turns a place into the left edge of something that is `size` wide. */
export function useLeft(): (x: number, size?: number) => number {
  const { width, rightToLeft } = useContext(SheetContext);
  return (x, size = 0) => (rightToLeft ? width - x - size : x);
}
